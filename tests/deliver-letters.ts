// A worker that a test can kill: delivers until nothing is due. Its clock is ahead by the milliseconds in its argument, so
// that a test need not wait for leases to end.
import { disconnect } from "../lib/db/client.ts";
import { deliverLetters } from "../lib/mail/delivery/commands.ts";
import { after } from "../lib/time.ts";

const ahead = Number(process.argv[2] ?? 0);

console.log("started");
while (!(await deliverLetters(after(new Date(), ahead))).idle);
await disconnect();
