import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { solvedProof } from "@/tests/proof";

import { consumeRateLimit } from "../limits/commands";
import { limitOfPace } from "../limits/rules";
import type { Limit } from "../limits/schema";
import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, HOUR, SECOND } from "../time";
import { sign } from "./commands";
import { mailDomainOf, PACES, SIGNING_LIMIT, throttle } from "./throttle";

// altcha-lib reads the clock itself, so these tests run at the current time.
const now = new Date();

beforeEach(emptyDatabase);

/** How many seconds the email of a form waits, or null where the form is refused. */
async function waitOf(email: string, ip: string, { proof, at = now }: { proof?: string; at?: Date } = {}) {
  const result = await throttle(email, { ip, proof }, at);
  return result.ok ? (result.value.notBefore.getTime() - at.getTime()) / SECOND : null;
}

describe("without a proof of work", () => {
  it("the first emails of one source leave at once and further ones ever later; others are not delayed", async () => {
    for (let i = 0; i < PACES.source.atOnce; i += 1) expect(await waitOf(`ruth${i}@gmail.com`, "198.51.100.7")).toBe(0);
    expect(await waitOf("ruth@gmail.com", "198.51.100.7")).toBe(15);
    expect(await waitOf("ruth@gmail.com", "198.51.100.7")).toBe(30);
    expect(await waitOf("ruth@gmail.com", "203.0.113.9")).toBe(0);
    expect(await waitOf("ruth@gmail.com", "198.51.100.7", { proof: await solvedProof(now) })).toBe(0);
  });

  it("300 signings from 300 networks of one IPv6 site are slowed down, and another site is not", async () => {
    const waits: (number | null)[] = [];
    for (let i = 0; i < 300; i += 1) waits.push(await waitOf(`ruth${i}@gmail.com`, `2001:db8:1:${i.toString(16)}::1`));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(PACES.network.atOnce);
    expect(waits.at(-1)).toBe(180 * 5);
    expect(await waitOf("ruth@gmail.com", "2001:db8:2::1")).toBe(0);
  });

  it("a domain of one owner is slowed down by minutes, with all its subdomains; mail providers are not", async () => {
    const send = (domain: string, i: number) => waitOf(`anything${i}@${domain}`, `198.51.${i}.7`);
    for (let i = 0; i < PACES.mailDomain.atOnce; i += 1)
      expect(await send(i % 2 ? "catch-all.example" : `s${i}.catch-all.example`, i)).toBe(0);
    expect(await send("catch-all.example", 100)).toBe(5);
    expect(await send("new.Catch-All.example", 101)).toBe(10);
    expect(await send("school.example", 102)).toBe(0);
    for (let i = 0; i < 70; i += 1) expect(await send("gmail.com", i)).toBe(0);
  });

  it("nobody waits longer than fifteen minutes, and nobody is refused because of others", async () => {
    for (const ip of ["198.51.100.7", "2001:db8:1:2::1"]) {
      for (let i = 0; i < 200; i += 1) await throttle("ruth@school.example", { ip }, now);
      expect(await waitOf("ruth@school.example", ip)).toBe(15 * 60);
    }
    expect(await waitOf("ruth@school.example", "203.0.113.9")).toBe(15 * 60);
    expect(await waitOf("ruth@school.example", "203.0.113.9", { at: addMilliseconds(now, HOUR) })).toBe(0);
  });

  it("a flood from everywhere slows the whole site down a little", async () => {
    const { max, windowMilliseconds } = limitOfPace(PACES.wholeSite);
    const flooded = { name: "signing/wholeSite", key: "all", max: 1, windowMilliseconds: windowMilliseconds / 2 };
    await consumeRateLimit(flooded, now);
    const [wait, next] = [await waitOf("ruth@gmail.com", "198.51.100.7"), await waitOf("ana@aol.com", "203.0.113.9")];
    expect(wait).toBeCloseTo((max / 2 - PACES.wholeSite.atOnce + 1) / 10);
    expect(next).toBeCloseTo(wait! + 0.1);
  });

  it("many forms at once are counted one by one", async () => {
    const waits = await Promise.all(Array.from({ length: 70 }, (_, i) => waitOf(`r${i}@gmail.com`, "198.51.100.7")));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(PACES.source.atOnce);
    expect(Math.max(...waits.map(Number))).toBe(10 * 15);
  });
});

it.each(["127.0.0.1", "127.8.8.8", "::1"])("%s is this machine, which is never delayed", async (ip) => {
  for (let i = 0; i <= PACES.source.atOnce; i += 1) expect(await waitOf("ruth@gmail.com", ip)).toBe(0);
});

it("a source that signs more often than a hall full of people is refused, even with a proof", async () => {
  await Promise.all(
    Array.from({ length: SIGNING_LIMIT.max }, () => throttle("ruth@gmail.com", { ip: "198.51.100.7" }, now)),
  );
  expect(await waitOf("ruth@gmail.com", "198.51.100.7")).toBeNull();
  expect(await waitOf("ruth@gmail.com", "198.51.100.7", { proof: await solvedProof(now) })).toBeNull();
  expect(await waitOf("ruth@gmail.com", "198.51.100.8")).toBe(0);
});

it.each([
  ["ruth@School.example", "school.example"],
  ["ruth@mail.school.example", "school.example"],
  ["ruth@school.co.uk", "school.co.uk"],
  ["ruth@students.school.edu.mx", "school.edu.mx"],
  ["ruth@austin.k12.tx.us", "austin.k12.tx.us"],
  ["ruth@mail.austin.k12.tx.us", "austin.k12.tx.us"],
  ["ruth@bücher.example", "xn--bcher-kva.example"],
  ["ruth@localhost", "localhost"],
])("the owner's domain of %s is %s", (email, domain) => {
  expect(mailDomainOf(email)).toBe(domain);
});

it("`sign` itself applies these limits, so that no caller can miss them", async () => {
  clearPetitionMemo();
  await createPetition();
  const input = { ...cast.grace, comment: null, street: null, display: "hidden", updates: false, age: true } as const;
  const signs = () => sign("harbor", input, { locale: "en", source: null, sender: { ip: "198.51.100.7" } }, now);
  const use = (name: string, limit: Limit, uses: number) =>
    Promise.all(Array.from({ length: uses }, () => consumeRateLimit({ name, key: "198.51.100.7", ...limit }, now)));
  const departures = () =>
    onDatabase(async (client) => (await client.query<{ at: Date }>("SELECT not_before AS at FROM outbox_email")).rows);

  await use("signing/source", limitOfPace(PACES.source), PACES.source.atOnce);
  expect((await signs()).ok).toBe(true);
  expect(await departures()).toEqual([{ at: addMilliseconds(now, 15 * SECOND) }]);
  await use("signing", SIGNING_LIMIT, SIGNING_LIMIT.max);
  expect(await signs()).toEqual({ ok: false, refusal: "too-many" });
  expect(await departures()).toHaveLength(1);
});
