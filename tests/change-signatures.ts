// A process that changes signatures at the same time as the test that starts it: it confirms, withdraws and restores each
// and folds the tally meanwhile. Its arguments are the time of the changes and the ids of the signatures, in order. Each
// draft has the id of its signature.
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
