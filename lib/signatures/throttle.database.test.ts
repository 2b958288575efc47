import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { solvedProof } from "@/tests/proof";

import { consumeRateLimit, consumeRateLimits } from "../limits/commands";
import { limitOfPace } from "../limits/rules";
import type { Limit, Sender } from "../limits/schema";
import { clearPetitionMemo } from "../petitions/queries";
import { addMilliseconds, HOUR, SECOND } from "../time";
import { sign } from "./commands";
import { mailDomainOf, PACES, SIGNING_LIMIT, throttle } from "./throttle";

// altcha-lib reads the clock itself, so these tests run at the current time.
const now = new Date();

beforeEach(emptyDatabase);

/** Counts a form without writing one. */
const count = (email: string, sender: Sender, at = now) =>
  throttle(email, sender, at, async (uses, notBefore) => ({
    consumed: await consumeRateLimits(uses, at),
    written: notBefore,
  }));

/** How many seconds the email of a form waits, or null where the form is refused. */
async function waitOf(email: string, ip: string, { proof, at = now }: { proof?: string; at?: Date } = {}) {
  const result = await count(email, { ip, proof }, at);
  return result.ok ? (result.value.getTime() - at.getTime()) / SECOND : null;
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
      for (let i = 0; i < 200; i += 1) await count("ruth@school.example", { ip });
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
  await Promise.all(Array.from({ length: SIGNING_LIMIT.max }, () => count("ruth@gmail.com", { ip: "198.51.100.7" })));
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

describe("`sign` itself", () => {
  const input = { ...cast.grace, comment: null, street: null, display: "hidden", updates: false, age: true } as const;
  const signs = (sender: Partial<Sender> = {}, email: string = cast.grace.email) =>
    sign("harbor", { ...input, email }, { locale: "en", source: null, sender: { ip: "198.51.100.7", ...sender } }, now);
  const use = (name: string, limit: Limit, uses: number) =>
    Promise.all(Array.from({ length: uses }, () => consumeRateLimit({ name, key: "198.51.100.7", ...limit }, now)));
  const slowDown = () => use("signing/source", limitOfPace(PACES.source), PACES.source.atOnce);
  const departures = () =>
    onDatabase(async (client) => {
      const { rows } = await client.query<{ at: Date }>("SELECT not_before AS at FROM outbox_email ORDER BY 1");
      return rows.map(({ at }) => (at.getTime() - now.getTime()) / SECOND);
    });

  beforeEach(async () => {
    clearPetitionMemo();
    await createPetition();
  });

  it("applies these limits, so that no caller can miss them", async () => {
    await slowDown();
    expect((await signs()).ok).toBe(true);
    expect(await departures()).toEqual([15]);
    await use("signing", SIGNING_LIMIT, SIGNING_LIMIT.max);
    expect(await signs()).toEqual({ ok: false, refusal: "too-many" });
    expect(await departures()).toEqual([15]);
  });

  it("takes its limits and writes in one statement, where the form has a proof of work", async () => {
    await signs({ proof: await solvedProof(now) });
    const statements = vi.spyOn(pg.Client.prototype, "query");
    expect((await signs({ proof: await solvedProof(now) }, "ana@example.org")).ok).toBe(true);
    // Settings are kept for a second, so on a slow machine they are read again.
    const texts = statements.mock.calls.map(([statement]) => JSON.stringify(statement));
    expect(texts.filter((text) => !text.includes('FROM \\"public\\".\\"setting\\"'))).toHaveLength(1);
    statements.mockRestore();
    expect(await departures()).toEqual([0, 0]);
  });

  it("writes nothing where the source is refused, and its proof can still be redeemed", async () => {
    await use("signing", SIGNING_LIMIT, SIGNING_LIMIT.max);
    const proof = await solvedProof(now);
    expect(await signs({ proof })).toEqual({ ok: false, refusal: "too-many" });
    expect(await departures()).toEqual([]);
    expect((await signs({ proof, ip: "203.0.113.9" })).ok).toBe(true);
  });

  it("redeems a proof for one form, also when several have it at the same moment; the others are slowed down", async () => {
    await slowDown();
    const proof = await solvedProof(now);
    const people = Array.from({ length: 6 }, (_, i) => `person${i}@example.org`);
    const results = await Promise.all(people.map((email) => signs({ proof }, email)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await departures()).toEqual([0, 15, 30, 45, 60, 75]);
  });

  it("keeps no limit locked that others need, while a form waits for its signature", async () => {
    await signs();
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM signature FOR UPDATE");
      const waiting = signs();
      await expect.poll(async () => (await signs({ ip: "203.0.113.9" }, "ana@example.org")).ok).toBe(true);
      await client.query("COMMIT");
      expect((await waiting).ok).toBe(true);
    });
  });
});
