import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { findLockOwner, lockFolder } from "./folder-lock";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const leave = (owner: object | string) =>
  writeFileSync(path.join(folder, "running.json"), typeof owner === "string" ? owner : JSON.stringify(owner));

/** Starts processes that all try to lock the folder at once. Resolves with the result of each. */
async function contenders(count: number): Promise<string[]> {
  const script = `
    import { lockFolder } from ${JSON.stringify(path.join(import.meta.dirname, "folder-lock.ts"))};
    process.stdin.once("data", () => {
      try { lockFolder(${JSON.stringify(folder)}); console.log("taken"); } catch { console.log("refused"); }
      process.stdin.once("data", () => process.exit());
    });
    console.log("ready");`;
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const next = (child: (typeof children)[number]) =>
    new Promise<string>((resolve) => child.stdout.once("data", (chunk) => resolve(String(chunk).trim())));
  await Promise.all(children.map(next));
  const responses = children.map(next);
  children.forEach((child) => child.stdin.write("go"));
  const said = await Promise.all(responses);
  children.forEach((child) => child.stdin.write("end"));
  return said;
}

test("a folder in use is refused with the pid of its process, until that releases it", () => {
  const lock = lockFolder(folder);
  lock.publish({ siteUrl: "http://localhost:3000" });
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}, which serves http://localhost:3000`);
  lock.release();
  expect(lockFolder(folder).recovered).toBe(false);
});

test("the lock of a process that was killed is taken over", () => {
  leave({ pid: 2 ** 22 + 1, startedAt: "long ago" });
  expect(lockFolder(folder).recovered).toBe(true);
});

test("a pid that now belongs to another process does not count as the owner", () => {
  leave({ pid: process.ppid, startedAt: "another boot/1" });
  expect(findLockOwner(folder)).toBeNull();
  expect(lockFolder(folder).recovered).toBe(true);
});

test("a lock that a full disk left empty is taken over", () => {
  leave("");
  expect(lockFolder(folder).recovered).toBe(true);
});

test("only the lock itself is in the folder, and nothing after it is released", () => {
  const lock = lockFolder(folder);
  lock.publish({});
  expect(readdirSync(folder)).toEqual(["running.json"]);
  lock.release();
  expect(existsSync(path.join(folder, "running.json"))).toBe(false);
});

test("a start that was killed while it took over a dead lock is itself taken over", () => {
  const dead = JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "long ago" });
  leave(dead);
  const claim = `running.json.after-${createHash("sha256").update(dead).digest("hex").slice(0, 16)}`;
  writeFileSync(path.join(folder, claim), JSON.stringify({ pid: 2 ** 22 + 2, startedAt: "a moment ago" }));
  expect(lockFolder(folder).recovered).toBe(true);
  expect(readdirSync(folder), "no claim is left").toEqual(["running.json"]);
});

test(
  "of eight that find the same dead lock at the same moment, one takes the folder",
  { timeout: 30_000 },
  async () => {
    for (let round = 0; round < 3; round += 1) {
      leave({ pid: 2 ** 22 + 1, startedAt: `long ago, ${round}` });
      const said = await contenders(8);
      expect(said.filter((each) => each === "taken")).toHaveLength(1);
      expect(said.filter((each) => each === "refused")).toHaveLength(7);
    }
  },
);
