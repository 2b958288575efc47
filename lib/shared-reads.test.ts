import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";

import { shareReads } from "./shared-reads";

test("a read that began before somebody came is never what they get", async () => {
  const read = shareReads();
  let value = 0;
  let begun = 0;
  const slow = async () => {
    begun += 1;
    const seen = value;
    await sleep(5);
    return seen;
  };
  const results: Promise<{ wanted: number; got: number }>[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    value += 1;
    const wanted = value;
    results.push(read("page", slow).then((got) => ({ wanted, got })));
    if (turn % 20 === 0) await sleep(3);
  }
  const all = await Promise.all(results);

  expect(all.filter(({ wanted, got }) => got < wanted)).toEqual([]);
  expect(begun).toBeLessThan(30);
});

test("a failed read fails for those who shared it, and for nobody after them", async () => {
  const read = shareReads();
  const both = ["a", "b"].map(() => read("page", () => Promise.reject(new Error("away"))));

  for (const each of both) await expect(each).rejects.toThrow("away");
  expect(await read("page", () => Promise.resolve(1))).toBe(1);
});

test("those who wait behind a read that finds the database unavailable learn it with it, and the next ones ask again", async () => {
  const read = shareReads();
  const away = Object.assign(new Error("away"), { code: "ECONNREFUSED" });
  let begun = 0;
  const first = read("page", async () => {
    begun += 1;
    await sleep(5);
    throw away;
  });
  await sleep(1);
  const waiting = read("page", async () => (begun += 1));

  await expect(first).rejects.toBe(away);
  await expect(waiting).rejects.toBe(away);
  expect(begun).toBe(1);
  expect(await read("page", () => Promise.resolve("back"))).toBe("back");
});

test("reads of different kinds do not wait for each other", async () => {
  const read = shareReads();
  const stuck = read("one", () => new Promise(() => undefined));
  void stuck;

  expect(await read("another", () => Promise.resolve("here"))).toBe("here");
});
