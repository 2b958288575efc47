import { disconnect } from "@/lib/db/client";
import { allowLongStatements } from "@/lib/db/pool";
import { foldTally, rebuildTally, recount } from "@/lib/signatures/tally/commands";

const repair = process.argv.includes("--repair");

allowLongStatements();
await foldTally();
const gaps = await recount();
for (const { petitionId, state, hour, counted, confirmed } of gaps) {
  console.log(
    `petition ${petitionId}, ${state}, ${hour.toISOString()}: the tally says ${counted}, the signatures say ${confirmed}`,
  );
}
if (gaps.length === 0) console.log("The tally agrees with the signatures everywhere.");
if (gaps.length > 0 && repair) {
  await rebuildTally();
  console.log("The tally was rebuilt from the signatures.");
}
if (gaps.length > 0 && !repair) console.log("Run again with --repair to rebuild the tally from the signatures.");
await disconnect();
process.exitCode = gaps.length > 0 && !repair ? 1 : 0;
