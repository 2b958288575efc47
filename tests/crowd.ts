// People who sign an installation and confirm, each of whom tries again where something fails, as people do.
import { setTimeout as sleep } from "node:timers/promises";

import { Client, type Request, type Response } from "../bench/client.ts";
import { multipart, readForm } from "../bench/form.ts";
import { PETITION } from "../bench/signer.ts";

const TRIES_MAX = 200;
const AGAIN_MILLISECONDS = 300;

export interface Crowd {
  confirmed: number;
  /** From the first form to the last confirmation. */
  seconds: number;
  /** The requests that had to be sent again, because they failed. */
  again: number;
}

interface Site {
  url: string;
  siteUrl: string;
  postboxUrl: string;
  /** How it responds to a confirmation, where it is a release that did so otherwise. */
  confirmStatus?: number;
}

/**
 * Lets `count` people sign and confirm, so many a second, and resolves when all have. Throws for one who cannot. People are told apart by
 * their numbers, which begin with `first`.
 */
export async function signAndConfirm(site: Site, count: number, perSecond: number, first = 0): Promise<Crowd> {
  const client = new Client(site, { keepAlive: false });
  const postbox = new Client({ url: site.postboxUrl });
  const begun = performance.now();
  let again = 0;
  const form = readForm((await until(200, 0, { path: PETITION })).body, "zip").fields;
  const people = Array.from({ length: count }, async (_, index) => {
    const number = first + index;
    await sleep((index / perSecond) * 1_000);
    await until(303, number, { method: "POST", path: PETITION, ...multipart({ ...form, ...signer(number) }) });
    const path = await linkTo(signer(number).email);
    const button = readForm((await until(200, number, { path })).body, "").fields;
    await until(site.confirmStatus ?? 303, number, { method: "POST", path, ...multipart(button) });
  });
  await Promise.all(people);
  client.close();
  postbox.close();
  return { confirmed: count, seconds: (performance.now() - begun) / 1_000, again };

  async function until(status: number, number: number, request: Request): Promise<Response> {
    const headers = { ...request.headers, origin: client.origin, "x-test-client": loopback(number) };
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const response = await client.send({ ...request, headers }).catch(() => null);
      if (response?.status === status) return response;
      again += 1;
      await sleep(AGAIN_MILLISECONDS);
    }
    throw new Error(`${request.method ?? "GET"} ${request.path} never had the status ${status}.`);
  }

  async function linkTo(email: string): Promise<string> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const { body } = await postbox.send({ path: `/api/mails?to=${encodeURIComponent(email)}` });
      const found = /\/confirm\/[A-Za-z0-9_-]{32}/.exec(body);
      if (found) return found[0];
      await sleep(AGAIN_MILLISECONDS);
    }
    throw new Error(`No email came to ${email}.`);
  }
}

/** The fields of a form without a proof of work. */
export function signer(number: number) {
  return {
    name: `Crowd ${[...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("")}`,
    email: `crowd-${number}@m${number % 100}.example`,
    zip: "78701",
    age: "on",
    display: "hidden",
  };
}

/** An IP of this machine, which the limits of the site leave out, and another for each person, which those of nginx count. */
export const loopback = (number: number): string =>
  `127.${1 + ((number >> 16) & 127)}.${(number >> 8) & 255}.${number & 255}`;
