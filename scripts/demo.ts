import { parseArgs } from "node:util";

import { disconnect } from "@/lib/db/client";
import { findPetition } from "@/lib/petitions/queries";
import { foldTally } from "@/lib/signatures/tally/commands";

import { writeSigners } from "./demo-signers";

const SIGNATURES_MAX = 5_000_000;

const { values } = parseArgs({
  options: { signatures: { type: "string", default: "50000" }, petition: { type: "string", default: "safe-harbor" } },
});
const count = Number(values.signatures);

if (!Number.isInteger(count) || count < 1 || count > SIGNATURES_MAX) {
  stop(`--signatures should be a whole number from 1 to ${SIGNATURES_MAX}.`);
} else {
  const petition = await findPetition(values.petition);
  if (!petition)
    stop(`There is no petition "${values.petition}". Petitions are loaded when the site starts: npm start`);
  else {
    const written = await writeSigners(petition, count, new Date(), (so_far) =>
      process.stdout.write(`\r${so_far} of ${count} `),
    );
    while ((await foldTally()) > 0) continue;
    console.log(
      `\nWrote ${written} fictional signatures to ${petition.slug}. Their emails end in example.org, so nothing can reach anyone.`,
    );
  }
}
await disconnect();

function stop(message: string) {
  console.error(message);
  process.exitCode = 1;
}
