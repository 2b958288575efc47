import { setSwitch } from "@/lib/limits/commands";

import { Client } from "./client.ts";
import { multipart, readForm } from "./form.ts";
import { processorTimes } from "./processor.ts";
import { makeProofs } from "./proofs.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { newestPaths } from "./signing.ts";
import { expectStatus, NUMBERS, Signer } from "./signer.ts";
import type { Site } from "./site.ts";

const CLIENTS = 8;
const EMPTY_ACTION = "/dev/baseline/action";

/**
 * The processor time that each step of a journey takes in each kind of process, in milliseconds, beside an empty page and an
 * empty Server Action. Other work on the machine changes it less than the elapsed time, so it shows what dominates.
 */
export async function measureCosts(site: Site): Promise<Results> {
  const client = new Client(site);
  await setSwitch(null, "mail-paused", true, new Date());
  try {
    // The first turn warms up: code is compiled, plans are made.
    await measureSteps(site, client);
    return { "Processor milliseconds of one request": await measureSteps(site, client) };
  } finally {
    await setSwitch(null, "mail-paused", false, new Date());
    client.close();
  }
}

async function measureSteps(site: Site, client: Client): Promise<Row[]> {
  const count = scale.requestsAStep;
  const run = `${Date.now()}`;
  const proofs = await makeProofs(count);
  const action = multipart(readForm((await client.send({ path: EMPTY_ACTION })).body, "").fields);
  const hidden = await new Signer(client, run, 0).openPetition();
  const buttons: Record<string, string>[] = [];
  let paths: string[] = [];
  const steps: [string, (number: number) => Promise<unknown>][] = [
    ["baseline: empty prerendered page", () => client.send({ path: "/dev/baseline/prerendered" })],
    ["public number", () => client.send({ path: NUMBERS })],
    ["petition page", (number) => new Signer(client, run, number).openPetition()],
    ["baseline: empty Server Action", () => postEmptyAction(client, action)],
    ["sign", (number) => new Signer(client, run, number).sign(hidden, proofs[number])],
    [
      "confirm page",
      async (number) => void (buttons[number] = await new Signer(client, run, number).openEmail(paths[number]!)),
    ],
    ["confirm", (number) => new Signer(client, run, number).confirm(paths[number]!, buttons[number]!)],
    ["thanks", (number) => new Signer(client, run, number).openThanks(paths[number]!)],
  ];
  const rows: Row[] = [];
  for (const [what, step] of steps) {
    if (what === "confirm page") paths = await newestPaths(count);
    rows.push({ what, ...(await costOf(site, count, step)) });
  }
  return rows;
}

async function costOf(site: Site, count: number, step: (number: number) => Promise<unknown>): Promise<Row> {
  const before = processorTimes(site.starter.pid!);
  let next = 0;
  const work = async () => {
    while (next < count) await step(next++);
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  const after = processorTimes(site.starter.pid!);
  return Object.fromEntries(Object.entries(after).map(([kind, time]) => [kind, (time - before[kind]!) / count]));
}

async function postEmptyAction(client: Client, { body, headers }: ReturnType<typeof multipart>): Promise<void> {
  const sent = { method: "POST", path: EMPTY_ACTION, body, headers: { ...headers, origin: client.origin } } as const;
  expectStatus(await client.send(sent), 303);
}
