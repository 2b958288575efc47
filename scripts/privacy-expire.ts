// `npm run privacy:expire`: erases what has come of age, as the worker does each night. With `--dry-run` it says how many rows of
// what that would be, and changes nothing.
import { parseArgs } from "node:util";

import { disconnect } from "@/lib/db/client";
import { allowLongStatements } from "@/lib/db/pool";
import { expireData } from "@/lib/deliveries/expiry/commands";
import { countExpiring } from "@/lib/deliveries/expiry/queries";
import { expiringKinds, expiringWords } from "@/lib/deliveries/expiry/schema";

const { "dry-run": isDry = false } = parseArgs({ options: { "dry-run": { type: "boolean" } } }).values;

const now = new Date();
// Counting scans whole tables. Erasing goes in steps that are short.
if (isDry) allowLongStatements();
const counts = isDry
  ? new Map((await countExpiring(now)).map(({ what, rows }) => [what, rows]))
  : new Map(Object.entries(await expireData(now)));
for (const kind of expiringKinds) console.log(`${expiringWords[kind]}: ${counts.get(kind) ?? 0}`);
console.log(isDry ? "Nothing was changed." : "This was erased. The log has the same numbers.");
await disconnect();
