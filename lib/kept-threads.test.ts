import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { expect, test } from "vitest";

import { keepThreads } from "./kept-threads";

// Responds with its number of messages so far, so that a new thread is seen by its 1.
const COUNTER = `
  const { parentPort } = require("node:worker_threads");
  let messages = 0;
  parentPort.on("message", (message) => {
    if (message === "fail") throw new Error("failed");
    if (message === "exit") process.exit(3);
    messages += 1;
    if (message !== "wait") parentPort.postMessage(messages);
  });`;

function keepCounters({ keptMax = 1, keptMilliseconds = 60_000 } = {}) {
  const started: Worker[] = [];
  const threads = keepThreads<string, number>(
    () => {
      const worker = new Worker(COUNTER, { eval: true });
      started.push(worker);
      return worker;
    },
    keptMax,
    keptMilliseconds,
  );
  return { started, ...threads };
}

test("a thread that has finished does the next work, and a new one is started for each of several at once", async () => {
  const { take, started } = keepCounters();
  const first = take();
  expect(await first.send("count")).toBe(1);
  await first.release(true);
  const [second, third] = [take(), take()];
  expect(await second.send("count")).toBe(2);
  expect(await third.send("count")).toBe(1);
  await Promise.all([second.release(true), third.release(true)]);
  expect(started).toHaveLength(2);
  expect(started.map(({ threadId }) => threadId >= 0)).toEqual([true, false]);
  await started[0]!.terminate();
});

test("a thread that has not finished ends, with what it holds", async () => {
  const { take } = keepCounters();
  const first = take();
  await first.send("count");
  await first.release(false);
  await expect(first.send("count")).rejects.toThrow("ended");
  const second = take();
  expect(await second.send("count")).toBe(1);
  const unanswered = second.send("wait");
  await Promise.all([second.release(true), expect(unanswered).rejects.toThrow("ended")]);
  const third = take();
  expect(await third.send("count")).toBe(1);
  await third.release(false);
});

test.each(["fail", "exit"])("after a thread that comes to a bad end (%s) there is a new one", async (end) => {
  const { take } = keepCounters();
  const first = take();
  const failing = [first.send(end), first.send("count")];
  for (const response of failing) await expect(response).rejects.toThrow();
  await first.release(true);
  const second = take();
  expect(await second.send("count")).toBe(1);
  await second.release(false);
});

test("a kept thread that ends is not taken", async () => {
  const { take, started } = keepCounters();
  const first = take();
  await first.send("count");
  await first.release(true);
  await started[0]!.terminate();
  const second = take();
  expect(await second.send("count")).toBe(1);
  await second.release(false);
});

test("a thread that nobody takes ends after a while", async () => {
  const { take, started } = keepCounters({ keptMilliseconds: 20 });
  const thread = take();
  await thread.send("count");
  const exited = once(started[0]!, "exit");
  await thread.release(true);
  await exited;
});
