// A process that changes signatures at the same time as the test that started it: confirms, withdraws and restores each
// of them, and folds the tally meanwhile. Its arguments are the moment of all this, and the signatures in its order, whose
// drafts have the same numbers.
import { disconnect } from "../lib/db/client.ts";
import { confirm } from "../lib/signatures/commands.ts";
import { restore, withdraw } from "../lib/signatures/rights/commands.ts";
import { foldTally } from "../lib/signatures/tally/commands.ts";

const [moment, ...ids] = process.argv.slice(2);
const now = new Date(moment!);

async function change(id: bigint): Promise<void> {
  await confirm(id, now);
  await withdraw(id, now);
  await restore(id, now);
}

console.log("started");
let changing = true;
const folding = (async () => {
  while (changing) await foldTally();
})();
await Promise.all(ids.map((id) => change(BigInt(id)))).finally(() => {
  changing = false;
});
await folding;
await disconnect();
