import { setTimeout as wait } from "node:timers/promises";

import { recount } from "@/lib/signatures/tally/commands";

import { Client } from "./client.ts";
import { summarize } from "./load.ts";
import { startPolling } from "./pollers.ts";
import { makeProofs } from "./proofs.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { confirmedIn, NUMBERS, Signer } from "./signer.ts";
import type { Site } from "./site.ts";
import { storeSignatures } from "./stored.ts";

const EMAIL_MILLISECONDS_MAX = 60_000;
const LOOK_MILLISECONDS = 200;
// A count may be cached for a moment.
const COUNT_MILLISECONDS_MAX = 10_000;

const STEPS = ["page", "sign", "email", "confirm page", "confirm", "thanks", "whole journey"] as const;
type Step = (typeof STEPS)[number];
type Times = Record<Step, number[]>;

interface Crowd {
  perSecond: number;
  seconds: number;
  /** Clients that poll the public number meanwhile. */
  pollers: number;
  /** Signatures that are stored before. */
  stored: number;
}

/**
 * Starts a number of whole journeys every second, even while earlier ones run: page, form, email, confirmation page,
 * confirmation, thanks. Others poll the public number meanwhile. The crowd grows before, as crowds do; those journeys count
 * for errors and drift, and their times do not. Drift is the rise of the public count minus the successful journeys, and the
 * number of counts that differ from the signatures.
 */
export async function measureJourneys(
  site: Site,
  {
    perSecond = scale.journeysPerSecond,
    seconds = scale.journeySeconds,
    pollers = scale.pollers,
    stored = 0,
  }: Partial<Crowd> = {},
): Promise<Results> {
  await storeSignatures(site.databaseUrl, stored);
  const clients = { site: new Client(site), postbox: new Client({ url: site.postboxUrl }) };
  const times = noTimes();
  const timesBefore = noTimes();
  const run = `${Date.now()}`;
  // Proofs are made before, because computing them would slow down the server on the same machine.
  const { crowdGrowsSeconds: growsSeconds } = scale;
  const countBefore = Math.floor((perSecond * growsSeconds) / 2);
  const proofs = await makeProofs(countBefore + perSecond * seconds);
  const before = await publicCount(clients.site);
  const polling = { clients: pollers, everyMilliseconds: scale.pollMilliseconds, growsSeconds };
  const stopPolling = startPolling(site, polling);
  const errors: string[] = [];
  const underWay: Promise<void>[] = [];
  const start = performance.now();
  for (const [number, proof] of proofs.entries()) {
    const due = start + startOf(number, { perSecond, growsSeconds, countBefore }) * 1_000;
    await wait(Math.max(0, due - performance.now()));
    const signer = new Signer(clients.site, run, number);
    underWay.push(
      journey(signer, proof, clients.postbox, number < countBefore ? timesBefore : times).catch((error: Error) => {
        errors.push(error.message);
      }),
    );
  }
  await Promise.all(underWay);
  const secondsTaken = (performance.now() - start) / 1_000 - growsSeconds;
  const polled = await stopPolling();
  const done = times["whole journey"].length + timesBefore["whole journey"].length;
  const rise = await settledRise(clients.site, before, done);
  const gaps = await recount();
  Object.values(clients).forEach((client) => client.close());
  for (const message of new Set(errors))
    console.log(`  ${errors.filter((each) => each === message).length} times: ${message}`);
  return {
    [`${perSecond} whole journeys a second, with ${stored.toLocaleString("en-US")} signatures stored before`]: rowsOf(
      times,
      secondsTaken,
      errors.length,
    ),
    [`Polling every ${scale.pollMilliseconds / 1_000} s meanwhile`]: [polled],
    "Drift of the public count from the journeys that ended well": [{ drift: rise - done + gaps.length }],
  };
}

const noTimes = () => Object.fromEntries(STEPS.map((step) => [step, [] as number[]])) as Times;

/** A row for each step. */
const rowsOf = (times: Times, secondsTaken: number, errors: number): Row[] =>
  STEPS.map((step) => {
    const { p50, p95, p99, requests } = summarize(times[step], 0, secondsTaken);
    return {
      step,
      done: requests,
      "per second": requests / secondsTaken,
      "p50 ms": p50,
      "p95 ms": p95,
      "p99 ms": p99,
      errors: step === "whole journey" ? errors : "",
    };
  });

interface Growth {
  perSecond: number;
  growsSeconds: number;
  /** The number of journeys that start while the crowd grows. */
  countBefore: number;
}

/** When a journey starts, in seconds from the beginning: more and more each second, then the same number. */
function startOf(number: number, { perSecond, growsSeconds, countBefore }: Growth): number {
  if (number < countBefore) return Math.sqrt((2 * number * growsSeconds) / perSecond);
  return growsSeconds + (number - countBefore) / perSecond;
}

async function journey(signer: Signer, proof: string, postbox: Client, times: Times): Promise<void> {
  const timed = async <Value>(step: Step, work: () => Promise<Value>) => {
    const began = performance.now();
    const value = await work();
    times[step].push(performance.now() - began);
    return value;
  };
  await timed("whole journey", async () => {
    const form = await timed("page", () => signer.openPetition());
    await timed("sign", () => signer.sign(form, proof));
    const path = await timed("email", () => confirmationPath(postbox, signer.email));
    const button = await timed("confirm page", () => signer.openEmail(path));
    await timed("confirm", () => signer.confirm(path, button));
    await timed("thanks", () => signer.openThanks(path));
  });
}

/** Looks for the email again and again, and returns the path of its link. */
async function confirmationPath(postbox: Client, email: string): Promise<string> {
  const until = performance.now() + EMAIL_MILLISECONDS_MAX;
  while (performance.now() < until) {
    await wait(LOOK_MILLISECONDS);
    const { body } = await postbox.send({ path: `/api/mails?to=${encodeURIComponent(email)}` });
    const found = /\/confirm\/[A-Za-z0-9_-]{32}/.exec(body);
    if (found) return found[0];
  }
  throw new Error("no email came");
}

/** The rise of the public count, as soon as it is complete or the time is up. */
async function settledRise(site: Client, before: number, enough: number): Promise<number> {
  const until = performance.now() + COUNT_MILLISECONDS_MAX;
  for (;;) {
    const rise = (await publicCount(site)) - before;
    if (rise >= enough || performance.now() > until) return rise;
    await wait(LOOK_MILLISECONDS);
  }
}

async function publicCount(site: Client): Promise<number> {
  return confirmedIn((await site.send({ path: NUMBERS })).body);
}
