// Sends webhooks until it is killed, with a clock that is ahead. For tests that kill it. See tests/worker-process.ts.
import { setTimeout as wait } from "node:timers/promises";

import { sendWebhooks } from "@/lib/webhooks/sending/commands";

const ahead = Number(process.argv[2]);
console.log("begins");
for (;;) {
  await sendWebhooks(() => new Date(Date.now() + ahead));
  await wait(20);
}
