import { createHash, createSecretKey, randomBytes } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { env } from "@/lib/env";
import { emailHash } from "@/lib/canonical-email";
import { mintCode, mintToken, readCode, readToken } from "@/lib/link-token";
import { writeSignInEmail } from "@/lib/organizers/sign-in/commands";
import { findSession, hashOfToken } from "@/lib/organizers/sign-in/queries";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { openBytes } from "@/lib/seal";
import { sealEmail } from "@/lib/sealed-email";
import { sealedColumns, type SealedRow } from "@/lib/sealed-columns";
import { confirm } from "@/lib/signatures/commands";
import { findSignature } from "@/lib/signatures/queries";
import { correct } from "@/lib/signatures/rights/commands";
import { correctionInput } from "@/lib/signatures/schema";
import { indexNames } from "@/lib/signatures/search/commands";
import { recount } from "@/lib/signatures/tally/commands";
import { cast } from "@/prisma/cast";
import { formsOf } from "@/scripts/privacy/forms";
import { resealAll } from "@/scripts/resealing";

import { emptyDatabase, onDatabase } from "./database.ts";
import { createAdmin } from "./deliveries.ts";
import { createPetition } from "./petition.ts";
import { signatureOf, signs, signsAndConfirms } from "./signer.ts";
import { beginFullSession } from "./sessions";

const now = new Date("2026-03-01T12:00:00Z");
const COMMENT = "What nobody but lawmakers should read";
const STREET = "1204 Elderberry Lane";
const SESSION = "the cookie of an organizer, which only their browser has";
const SIGN_IN = "the token of a link to sign in";
let pending: bigint;
let confirmed: bigint;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
  const admin = await createAdmin();
  const organizer = new Uint8Array(emailHash(cast.organizer.email));
  await onDatabase((client) =>
    client.query("UPDATE organizer SET email_hash = $1, email_sealed = $2", [
      organizer,
      sealEmail(cast.organizer.email, organizer),
    ]),
  );
  pending = (await signs(now, cast.grace, { comment: COMMENT, street: STREET }))!;
  confirmed = await signsAndConfirms(now, cast.mateo, { comment: COMMENT, street: STREET });
  await indexNames();
  await beginFullSession(admin.id, SESSION, new Date());
  await writeSignInEmail(
    { email: cast.organizer.email, url: `http://x/${SIGN_IN}`, tokenHash: hashOfToken(SIGN_IN).toString("hex") },
    now,
  );
});

/** Every value of every table, as whoever has a dump reads it. */
async function dump(): Promise<{ text: string; bytes: Buffer[] }> {
  return onDatabase(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      texts.push(...rows.map(({ text }) => text));
    }
    const text = texts.join("\n");
    const bytes = [...text.matchAll(/\\+x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex!, "hex"));
    return { text, bytes };
  });
}

describe("whoever has a dump and no key", () => {
  it("reads no name, no email, no comment and no street, in any form", async () => {
    const { text, bytes } = await dump();
    expect(bytes.length).toBeGreaterThan(20);
    const all = [Buffer.from(text.toLowerCase()), ...bytes];
    const people = [cast.grace, cast.mateo].flatMap(({ name, email }) => [name, email, ...name.split(" ")]);
    for (const secret of [...people, COMMENT, STREET, cast.organizer.email, SESSION, SIGN_IN])
      for (const [as, form] of Object.entries(formsOf(secret))) {
        const forms = [form, Buffer.from(form.toString().toLowerCase())];
        expect(
          all.some((each) => forms.some((one) => each.includes(one))),
          `${secret} ${as}`,
        ).toBe(false);
      }
  });

  it("opens no sealed value with another key, even of the same name", async () => {
    const keys = [...env.SEAL_KEYS];
    const sealed = await sealedValues();
    expect(sealed.length).toBeGreaterThan(8);
    for (const { bytes, context } of sealed) expect(openBytes(bytes, context).length).toBeGreaterThan(0);
    env.SEAL_KEYS.splice(0, keys.length, ...keys.map(({ id }) => ({ id, key: createSecretKey(randomBytes(32)) })));
    try {
      for (const { bytes, context } of sealed) expect(() => openBytes(bytes, context)).toThrow();
    } finally {
      env.SEAL_KEYS.splice(0, keys.length, ...keys);
    }
  });

  it("confirms nothing: no value of the dump is a token or a part of one, and no guess is", async () => {
    const { text, bytes } = await dump();
    const words = text.split(/[^A-Za-z0-9_-]+/).filter((word) => word.length >= 10);
    const tried = new Set([...words, ...bytes.flatMap((each) => candidatesOf(each))]);
    for (let guess = 0; guess < 5_000; guess += 1) candidatesOf(randomBytes(16)).forEach((each) => tried.add(each));
    expect(tried.size).toBeGreaterThan(5_000);
    for (const each of tried) {
      expect(readToken("confirm", each)).toBeNull();
      expect(readToken("signature", each)).toBeNull();
      expect(readCode(each)).not.toBe(pending);
    }
    // The test would notice one.
    expect(readToken("confirm", mintToken("confirm", pending))).toBe(pending);
    expect(readCode(mintCode(pending))).toBe(pending);
  });

  it("signs in as nobody: what is stored of a session is no cookie", async () => {
    expect(await findSession(SESSION, new Date())).not.toBeNull();
    const { text, bytes } = await dump();
    const stored = hashOfToken(SESSION);
    expect(bytes.some((each) => each.equals(stored))).toBe(true);
    const words = new Set(text.split(/[^A-Za-z0-9_=+/-]+/).filter((word) => word.length >= 16));
    for (const each of [...words, ...bytes.flatMap((value) => encodingsOf(value))]) {
      expect(await findSession(each, new Date())).toBeNull();
    }
  });

  it("finds nobody by their email: its hash needs the key", async () => {
    const { bytes } = await dump();
    const guesses = ["md5", "sha1", "sha256", "sha512"].map((name) =>
      createHash(name).update(cast.grace.email).digest(),
    );
    expect(bytes.some((each) => guesses.some((guess) => each.includes(guess.subarray(0, 16))))).toBe(false);
    expect(bytes.some((each) => each.equals(emailHash(cast.grace.email)))).toBe(true);
  });
});

const encodingsOf = (value: Buffer): string[] => [
  value.toString("hex"),
  value.toString("base64"),
  value.toString("base64url"),
];

/** Tokens made of the id of the draft, which a dump has, and each sixteen bytes that are somewhere in it. */
function candidatesOf(value: Buffer): string[] {
  const id = Buffer.alloc(8);
  id.writeBigInt64BE(pending);
  const starts = [0, Math.max(0, value.length - 16)];
  return starts.map((start) => Buffer.concat([id, value.subarray(start, start + 16)]).toString("base64url"));
}

/** Every sealed value that is stored, with what it is bound to. */
async function sealedValues(): Promise<{ bytes: Buffer; context: string }[]> {
  const values: { bytes: Buffer; context: string }[] = [];
  for (const { table, column, boundTo, ownedBy, context } of sealedColumns) {
    const { rows } = await onDatabase((client) =>
      client.query<SealedRow & { sealed: Buffer }>(
        `SELECT t.${column} AS sealed, ${boundTo.map((name) => `o.${name}`).join(", ")}
         FROM ${table} t JOIN ${ownedBy?.table ?? table} o ON o.id = t.${ownedBy?.by ?? "id"} WHERE t.${column} IS NOT NULL`,
      ),
    );
    values.push(...rows.map((row) => ({ bytes: row.sealed, context: context(row) })));
  }
  return values;
}

it("changing keys while people sign, confirm, correct and read loses nothing, and then the old key opens nothing", async () => {
  const next = { id: "next", key: createSecretKey(randomBytes(32)) };
  const people = Array.from({ length: 24 }, (_, number) => ({ ...cast.june, email: `june${number}@example.com` }));
  const old = [...env.SEAL_KEYS];
  let isOver = false;
  const read = async () => {
    while (!isOver) expect(await findSignature(confirmed)).toMatchObject({ name: cast.mateo.name, comment: COMMENT });
  };
  const write = async () => {
    for (const [number, person] of people.entries()) {
      const draft = await signs(now, person, { comment: COMMENT });
      // From the middle on everybody seals with the new key, as after a restart.
      if (number === 8) env.SEAL_KEYS.unshift(next);
      await confirm(draft!, now);
      const id = (await signatureOf(person.email))!;
      if (number % 3 === 0)
        await correct(
          id,
          correctionInput.parse({ ...person, name: "June W. Whitfield", comment: COMMENT, display: "hidden" }),
          now,
        );
    }
  };
  const reseal = async () => {
    while (!isOver) expect((await resealAll(() => undefined)).unopened).toBe(0);
  };
  try {
    const reading = [read(), read(), reseal(), reseal()];
    await write();
    isOver = true;
    await Promise.all(reading);
    await resealAll(() => undefined);
    expect(await resealAll(() => undefined)).toEqual({ resealed: 0, unopened: 0 });
    env.SEAL_KEYS.splice(0, env.SEAL_KEYS.length, next);
    for (const [number, { email }] of people.entries())
      expect(await findSignature((await signatureOf(email))!)).toMatchObject({
        email,
        name: number % 3 === 0 ? "June W. Whitfield" : cast.june.name,
        comment: COMMENT,
      });
    for (const { bytes, context } of await sealedValues()) expect(openBytes(bytes, context).length).toBeGreaterThan(0);
    expect(await recount()).toHaveLength(0);
  } finally {
    isOver = true;
    env.SEAL_KEYS.splice(0, env.SEAL_KEYS.length, ...old);
  }
});
