import { disconnect } from "@/lib/db/client";
import { allowLongStatements } from "@/lib/db/pool";
import { resealAll } from "./resealing";

// A statement may scan a whole table without finding a value to reseal.
allowLongStatements();
const { resealed, unopened } = await resealAll((table, column, count) =>
  console.log(`${table}.${column}: ${count} sealed again`),
);
console.log(`${resealed} values were sealed again under the first key of SEAL_KEYS.`);
if (unopened > 0) console.log(`${unopened} values do not open with any key of SEAL_KEYS. They were left as they are.`);
console.log(
  unopened > 0
    ? "Keep every old key until these are understood."
    : "Run this once more after all processes use the new SEAL_KEYS; when it says 0, the old keys can go.",
);
await disconnect();
process.exitCode = unopened > 0 ? 1 : 0;
