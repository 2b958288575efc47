// A worker that a test can kill: it writes the emails of updates and sends them until it is stopped.
import { continueUpdates } from "../lib/updates/sending/commands.ts";
import { isConflict } from "../lib/db/conflicts.ts";
import { findSwitches } from "../lib/limits/queries.ts";
import { sendEmails } from "../lib/mail/sending/commands.ts";
import { addMilliseconds } from "../lib/time.ts";

// So far ahead that it takes over the batches of a worker that was killed.
const ahead = Number(process.argv[2] ?? 0);
const now = () => addMilliseconds(new Date(), ahead);

await findSwitches();
console.log("started");
for (;;) {
  try {
    await continueUpdates(now());
    await sendEmails(now());
  } catch (error) {
    // PostgreSQL ended one of two workers that waited for each other. The loop of the worker goes on after any error.
    if (!isConflict(error)) throw error;
  }
}
