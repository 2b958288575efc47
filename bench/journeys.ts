import { setTimeout as wait } from "node:timers/promises";

import { recount } from "@/lib/signatures/tally/commands";

import { Client, summarize } from "./load.ts";
import { Signer } from "./signer.ts";
import type { Row } from "./table.ts";

const EMAIL_MILLISECONDS_MAX = 60_000;
const LOOK_MILLISECONDS = 400;

type Step = "page" | "sign" | "email" | "confirm page" | "confirm" | "whole journey";
const STEPS: Step[] = ["page", "sign", "email", "confirm page", "confirm", "whole journey"];

interface Journeys {
  rows: Row[];
  drift: number;
}

/**
 * Starts a number of whole journeys every second, whether or not those before have ended, as a crowd would: page, form,
 * email, confirmation page, confirmation. `drift` is the public count's rise less the journeys that ended well.
 */
export async function measureJourneys(
  site: string,
  postbox: string,
  perSecond: number,
  seconds: number,
): Promise<Journeys> {
  const clients = { site: new Client(site), postbox: new Client(postbox) };
  const times = Object.fromEntries(STEPS.map((step) => [step, [] as number[]])) as Record<Step, number[]>;
  const run = `${Date.now()}`;
  const before = await publicCount(clients.site);
  const errors: string[] = [];
  const under_way: Promise<void>[] = [];
  const start = performance.now();
  for (let number = 0; number < perSecond * seconds; number += 1) {
    const due = start + (number / perSecond) * 1_000;
    if (due > performance.now()) await wait(due - performance.now());
    under_way.push(
      journey(clients, run, number, times).catch((error: Error) => {
        errors.push(error.message);
      }),
    );
  }
  await Promise.all(under_way);
  const took = (performance.now() - start) / 1_000;
  const done = times["whole journey"].length;
  const rise = (await publicCount(clients.site)) - before;
  const gaps = await recount();
  Object.values(clients).forEach((client) => client.close());
  for (const message of new Set(errors))
    console.log(`  ${errors.filter((each) => each === message).length} times: ${message}`);
  return {
    drift: rise - done + gaps.length,
    rows: STEPS.map((step) => {
      const { p50, p95, p99, requests } = summarize(times[step], 0, took);
      return {
        step,
        done: requests,
        "per second": requests / took,
        "p50 ms": p50,
        "p95 ms": p95,
        "p99 ms": p99,
        errors: step === "whole journey" ? errors.length : "",
      };
    }),
  };
}

async function journey(
  clients: { site: Client; postbox: Client },
  run: string,
  number: number,
  times: Record<Step, number[]>,
) {
  const signer = new Signer(clients.site, run, number);
  const timed = async <Value>(step: Step, work: () => Promise<Value>) => {
    const began = performance.now();
    const value = await work();
    times[step].push(performance.now() - began);
    return value;
  };
  await timed("whole journey", async () => {
    const form = await timed("page", () => signer.openPetition());
    await timed("sign", () => signer.sign(form));
    const path = await timed("email", () => confirmationPath(clients.postbox, signer.email));
    const button = await timed("confirm page", () => signer.openEmail(path));
    await timed("confirm", () => signer.confirm(path, button));
  });
}

/** The address in the email, looked for as a person looks into the mailbox: again and again. */
async function confirmationPath(postbox: Client, email: string): Promise<string> {
  const until = performance.now() + EMAIL_MILLISECONDS_MAX;
  while (performance.now() < until) {
    await wait(LOOK_MILLISECONDS);
    const { body } = await postbox.ask({ path: `/api/mails?to=${encodeURIComponent(email)}` });
    const found = /\/confirm\/[A-Za-z0-9_-]{32}/.exec(body);
    if (found) return found[0];
  }
  throw new Error("no email came");
}

async function publicCount(site: Client): Promise<number> {
  const { body } = await site.ask({ path: "/api/petitions/safe-harbor" });
  return (JSON.parse(body) as { signatures: { confirmed: number } }).signatures.confirmed;
}
