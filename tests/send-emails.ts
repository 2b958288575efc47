// A worker that a test can kill. It sends until no email is due. Its clock is ahead by the milliseconds in its argument, so
// that a test need not wait for leases to end.
import { disconnect } from "../lib/db/client.ts";
import { findSwitches } from "../lib/limits/queries.ts";
import { sendEmails } from "../lib/mail/sending/commands.ts";
import { addMilliseconds } from "../lib/time.ts";

const ahead = Number(process.argv[2] ?? 0);

// The first statement of a process takes far longer than the following ones.
await findSwitches();
console.log("started");
while (!(await sendEmails(addMilliseconds(new Date(), ahead))).idle);
await disconnect();
