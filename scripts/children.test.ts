import { execFileSync } from "node:child_process";

import { beforeEach, expect, test, vi } from "vitest";

import { launch, LOADER, LONG_RUNNING, supervise, type Running } from "./children";

const QUICK = { firstMilliseconds: 20, maxMilliseconds: 60 };
const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
});

/** Something that runs until it is stopped. */
function running() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const one = { ended: promise, end: () => resolve(), stopped: false };
  return {
    ...one,
    stop: async () => {
      one.stopped = true;
      resolve();
    },
    get stopped() {
      return one.stopped;
    },
  };
}

function starts(...results: (ReturnType<typeof running> | Error)[]) {
  const times: number[] = [];
  const start = async (): Promise<Running> => {
    times.push(Date.now());
    const next = results[times.length - 1] ?? running();
    if (next instanceof Error) throw next;
    return next;
  };
  return { start, times };
}

test("a child that ends is restarted, after a wait that doubles with each early end", async () => {
  const ones = Array.from({ length: 5 }, running);
  const { start, times } = starts(...ones);
  const kept = await supervise("worker", start, QUICK);
  for (const [i, one] of ones.slice(0, 4).entries()) {
    await vi.waitFor(() => expect(times).toHaveLength(i + 1), { interval: 1 });
    one.end();
  }
  await vi.waitFor(() => expect(times).toHaveLength(5), { interval: 1 });
  expect(said).toEqual([0.02, 0.04, 0.06, 0.06].map((s) => `The worker ended; it is started again in ${s} s.`));
  await kept.stop();
  expect(ones[4]!.stopped).toBe(true);
});

test("a long run resets the count of early ends", async () => {
  const ones = Array.from({ length: 3 }, running);
  const { start, times } = starts(...ones);
  const kept = await supervise("worker", start, QUICK, 50);
  ones[0]!.end();
  await vi.waitFor(() => expect(times).toHaveLength(2), { interval: 1 });
  await new Promise((resolve) => setTimeout(resolve, 80));
  ones[1]!.end();
  await vi.waitFor(() => expect(times).toHaveLength(3), { interval: 1 });
  expect(said).toEqual([0.02, 0.02].map((s) => `The worker ended; it is started again in ${s} s.`));
  await kept.stop();
});

test("the first start may fail, and a later one counts as an early end", async () => {
  await expect(supervise("worker", starts(new Error("no port")).start, QUICK)).rejects.toThrow("no port");
  const first = running();
  const { start, times } = starts(first, new Error("the disk is full"), running());
  const kept = await supervise("worker", start, QUICK);
  first.end();
  await vi.waitFor(() => expect(times).toHaveLength(3), { interval: 1 });
  expect(said[1]).toBe("the disk is full");
  await kept.stop();
});

test("a child that has ended early too often in a row is not restarted", async () => {
  const ones = Array.from({ length: 3 }, running);
  const { start, times } = starts(...ones);
  const kept = await supervise("database", start, { ...QUICK, inARow: 3 });
  ones.forEach(({ end }) => end());
  await kept.ended;
  expect(times).toHaveLength(3);
  expect(said.at(-1)).toBe("The database keeps ending and is not started again.");
});

test("a child that is being restarted when it should stop is stopped as well, and not restarted", async () => {
  const [first, second] = [running(), running()];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let began = 0;
  const start = async () => {
    began += 1;
    if (began === 1) return first;
    await gate;
    return second;
  };
  const kept = await supervise("worker", start, QUICK);
  first.end();
  await vi.waitFor(() => expect(began).toBe(2), { interval: 1 });
  const stopped = kept.stop();
  open();
  await stopped;
  expect([second.stopped, began]).toEqual([true, 2]);
});

test(
  "a child that ignores the signal is killed, and one that has ended is left alone",
  { timeout: 20_000 },
  async () => {
    const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.stdout.write('ready')";
    const stubborn = launch(["-e", script], { stdio: ["ignore", "pipe", "inherit"] }, { milliseconds: 100 });
    await new Promise((resolve) => stubborn.child.stdout!.once("data", resolve));
    await stubborn.stop();
    expect(stubborn.child.signalCode).toBe("SIGKILL");
    await expect(stubborn.stop()).resolves.toBe(1);
    await expect(launch(["-e", "process.exit(3)"], { stdio: "ignore" }).ended).resolves.toBe(3);
  },
);

test("a process that runs as long as the site keeps no source maps, which the loader would keep", () => {
  const keepsSourceMaps = (options: string[]) =>
    execFileSync(process.execPath, [...LOADER, ...options, "--print", "process.sourceMapsEnabled"], {
      encoding: "utf8",
    }).trim();
  expect(keepsSourceMaps([])).toBe("true");
  expect(keepsSourceMaps(LONG_RUNNING.options)).toBe("false");
}, 30_000);
