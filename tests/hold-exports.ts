// A process that starts two exports of the petition in its argument, reads some bytes of each and then stops reading.
import { OPERATOR } from "../lib/audit/schema.ts";
import { startExport } from "../lib/signatures/export/commands.ts";

const [petition = ""] = process.argv.slice(2);

for (let held = 0; held < 2; held++) {
  const started = await startExport(OPERATOR, { petition, state: "", format: "csv", reason: "a test" });
  if (!started.ok) throw new Error(started.refusal);
  await started.value.chunks.next();
  await started.value.chunks.next();
}
console.log("started");
setInterval(() => undefined, 1_000);
