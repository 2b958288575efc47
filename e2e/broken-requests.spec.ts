import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { expect, test } from "@playwright/test";

import { nextDelivery, randomFrom, type Targets } from "./support/broken-requests.ts";
import { deliver } from "./support/deliver.ts";
import { processesOn } from "./support/processes.ts";
import { routes } from "./support/routes.ts";

const REQUESTS = 20_000;
const AT_ONCE = 48;
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_128);
const CANARY_PATHS = ["/about", "/", "/es/petitions/safe-harbor", "/api/health"];
// About ten times as long as on an idle machine.
const CANARY_MILLISECONDS_MAX = 20_000;
const TEST_MILLISECONDS_MAX = 15 * 60_000;

function serverProcesses(): number[] {
  return processesOn(process.env["E2E_DATA_DIR"]!)
    .filter(({ command }) => command.includes("serve/web.ts"))
    .map(({ pid }) => pid)
    .sort();
}

function targets(host: string): Targets {
  const manifest = path.join(process.env["E2E_DIST_DIR"]!, "server", "server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as { node: Record<string, unknown> };
  const odd = [
    "/en/about",
    "/Get-Help",
    "/nope",
    "/es/nope",
    "/robots.txt",
    "/_next/static/x.js",
    "/_next/image?url=a",
    "//",
    "/%ff",
    "/a/../b",
  ];
  return { paths: [...new Set([...routes(), ...odd])], actions: Object.keys(node), host };
}

/** Visits pages until it is stopped. Returns the failures and the number of successful rounds. */
async function visit(baseURL: string, isOver: () => boolean) {
  const faults: string[] = [];
  let served = 0;
  while (!isOver()) {
    for (const pathname of CANARY_PATHS) {
      const signal = AbortSignal.timeout(CANARY_MILLISECONDS_MAX);
      const status = await fetch(baseURL + pathname, { signal, headers: { connection: "close" } }).then(
        async (response) => (await response.text(), response.status),
        (error: Error) => error.message,
      );
      if (status === 200) served += 1;
      else faults.push(`${pathname}: ${status}`);
    }
    await sleep(20);
  }
  return { faults, served };
}

test(`after ${REQUESTS} broken requests the same processes run, and all other visitors were served`, async ({
  baseURL,
}) => {
  test.setTimeout(TEST_MILLISECONDS_MAX);
  const { port, host } = new URL(baseURL!);
  const before = serverProcesses();
  expect(before).toHaveLength(2);
  const random = randomFrom(SEED);
  const all = targets(host);
  const faults: string[] = [];
  let left = REQUESTS;
  let responses = 0;
  const sending = Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        const delivery = nextDelivery(random, all);
        const received = await deliver(Number(port), delivery);
        const start = received === "silence" ? received : received.subarray(0, 12).toString("latin1");
        if (start.startsWith("HTTP/1.1 ")) responses += 1;
        if (start === "silence" || /^HTTP\/1\.1 5/.test(start) || (delivery.whole && start === ""))
          faults.push(`${start || "no response"}: ${JSON.stringify(delivery.bytes.toString("latin1").slice(0, 700))}`);
      }
    }),
  );
  const canary = visit(baseURL!, () => left <= 0);
  await sending;
  const { faults: canaryFaults, served } = await canary;
  expect(canaryFaults, `seed ${SEED}`).toEqual([]);
  expect(served).toBeGreaterThan(40);
  expect(serverProcesses(), `seed ${SEED}`).toEqual(before);
  expect(faults.slice(0, 20), `seed ${SEED}`).toEqual([]);
  expect(responses).toBeGreaterThan(REQUESTS / 4);
});
