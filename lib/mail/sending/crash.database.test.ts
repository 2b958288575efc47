import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase } from "../../../tests/database";
import { countByStatus, people, sendAll, sendThrough, writeEmails } from "../../../tests/emails";
import { startTestPostbox } from "../../../tests/postbox";
import { kill, startWorker } from "../../../tests/worker-process";
import { addMilliseconds, HOUR, MINUTE } from "../../time";

const postbox = await startTestPostbox();
// Each worker is a process that has to start, perhaps on a busy machine.
const SLOW = { timeout: 120_000 };

beforeEach(async () => {
  await emptyDatabase();
  await postbox.clearFaults();
});
afterAll(() => postbox.remove());

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await condition()) return;
    await wait(50);
  }
  throw new Error("It did not come to this within ten seconds.");
}

test(
  "a worker killed after claiming and before the service took anything loses and doubles no email",
  SLOW,
  async () => {
    const emails = people(120).map((email) => `before-${email}`);
    await writeEmails(emails, new Date());
    await postbox.fault({ status: "timeout" });
    const worker = await startWorker(0);
    await until(async () => (await postbox.faults()).fault === null);
    await kill(worker);
    expect(await countByStatus()).toEqual({ sending: 100, waiting: 20 });
    expect(await postbox.copies(emails.slice(0, 3))).toEqual([0, 0, 0]);
    await sendAll(addMilliseconds(new Date(), 2 * MINUTE));
    expect(await countByStatus()).toEqual({ sent: 120 });
    expect(await postbox.copies(emails)).toEqual(Array(120).fill(1));
  },
);

test("a worker killed after the service took the batch and before that was stored doubles no email", SLOW, async () => {
  const emails = people(120).map((email) => `after-${email}`);
  await writeEmails(emails, new Date());
  await postbox.fault({ status: "timeout-after-accept" });
  const before = await postbox.count();
  const worker = await startWorker(0);
  await until(async () => (await postbox.count()) === before + 100);
  await kill(worker);
  expect(await countByStatus()).toEqual({ sending: 100, waiting: 20 });
  await sendAll(addMilliseconds(new Date(), 2 * MINUTE));
  expect(await countByStatus()).toEqual({ sent: 120 });
  expect(await postbox.copies(emails)).toEqual(Array(120).fill(1));
});

/**
 * Starts workers one after the other, and kills each so many milliseconds after it claimed emails. Ends early where all
 * emails are sent before. Returns the time at which the lease of the last worker is over.
 */
async function killOneAfterAnother(delays: number[]): Promise<Date> {
  const waiting = async () => (await countByStatus())["waiting"] ?? 0;
  let ahead = 0;
  for (const milliseconds of delays) {
    const before = await waiting();
    if (before === 0) break;
    const worker = await startWorker(ahead);
    await until(async () => (await waiting()) < before);
    await wait(milliseconds);
    await kill(worker);
    // The next worker comes when the lease of this one has ended.
    ahead += 2 * MINUTE;
  }
  return addMilliseconds(new Date(), ahead);
}

test("workers killed at any moment, again and again, send every email exactly once", SLOW, async () => {
  const emails = people(1_000).map((email) => `any-${email}`);
  await writeEmails(emails, new Date());
  await sendAll(await killOneAfterAnother([5, 40, 80, 20]));
  expect(await countByStatus()).toEqual({ sent: 1_000 });
  expect(await postbox.copies(emails)).toEqual(Array(1_000).fill(1));
});

test(
  "workers killed while a batch is taken apart for one email in it send every other mail exactly once",
  SLOW,
  async () => {
    const emails = people(500).map((email) => `apart-${email}`);
    await postbox.fault({ poisonEmail: emails[30] });
    await writeEmails(emails, new Date());
    const time = await killOneAfterAnother([10, 60, 30]);
    await sendThrough(time, addMilliseconds(time, HOUR));
    expect(await countByStatus()).toEqual({ sent: 499, sending: 1 });
    expect(await postbox.copies(emails)).toEqual(emails.map((_, i) => (i === 30 ? 0 : 1)));
  },
);
