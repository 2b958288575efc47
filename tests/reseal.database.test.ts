import { createHash, createSecretKey } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { env } from "@/lib/env";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { listOrganizers } from "@/lib/organizers/queries";
import { contextOf } from "@/lib/organizers/second-factor/sealing";
import { open, sealKeyId } from "@/lib/seal";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { confirm, sign } from "@/lib/signatures/commands";
import { findSignature } from "@/lib/signatures/queries";
import type { SignatureInput } from "@/lib/signatures/schema";
import { confirmSubscription, subscribe } from "@/lib/subscriptions/commands";
import { findSubscription } from "@/lib/subscriptions/queries";
import { cast } from "@/prisma/cast";
import { resealAll } from "@/scripts/resealing";

import { emptyDatabase, onDatabase } from "./database.ts";
import { createPetition } from "./petition.ts";
import { setUpFactor } from "./sessions.ts";
import { draftsOf, signatureOf } from "./signer.ts";

const now = new Date("2026-03-01T12:00:00Z");
const input = { ...cast.grace, comment: "Please act", display: "hidden", updates: false, age: true } as SignatureInput;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
});

describe("sealing again", () => {
  it("seals every value of all tables under the first key, and loses none", async () => {
    await sign("harbor", input, { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, now);
    env.SEAL_KEYS.unshift({ id: "next", key: createSecretKey(createHash("sha256").update("the next key").digest()) });
    try {
      const { resealed, unopened } = await resealAll(() => undefined);
      expect({ resealed, unopened }).toEqual({ resealed: 5, unopened: 0 });
      const sealed = await onDatabase(
        async (client) =>
          (
            await client.query<Record<string, Buffer>>(
              "SELECT d.name_sealed, email_sealed, comment_sealed, recipient_sealed FROM signature_draft d JOIN outbox_email ON signature_draft_id = d.id",
            )
          ).rows[0]!,
      );
      expect(Object.values(sealed).map(sealKeyId)).toEqual(["next", "next", "next", "next"]);
      // Values that were sealed again must open without the old keys.
      const old = env.SEAL_KEYS.splice(1);
      const [draft] = await draftsOf(cast.grace.email);
      await confirm(draft!.id, now);
      expect(await findSignature((await signatureOf(cast.grace.email))!)).toMatchObject({
        name: cast.grace.name,
        email: cast.grace.email,
        comment: "Please act",
      });
      env.SEAL_KEYS.push(...old);
      expect((await resealAll(() => undefined)).resealed).toBe(0);
    } finally {
      env.SEAL_KEYS.splice(
        env.SEAL_KEYS.findIndex(({ id }) => id === "next"),
        1,
      );
    }
  });

  it("seals the second factor of an organizer, which works on", async () => {
    await inviteFirstOrganizer(cast.organizer.email, now);
    const [{ id } = { id: 0 }] = await listOrganizers(now);
    const secret = await setUpFactor(id);
    env.SEAL_KEYS.unshift({ id: "next", key: createSecretKey(createHash("sha256").update("the next key").digest()) });
    try {
      expect(await resealAll(() => undefined)).toEqual({ resealed: 3, unopened: 0 });
      const factor = await onDatabase((client) =>
        client.query<{ secret_sealed: Buffer }>("SELECT secret_sealed FROM second_factor"),
      );
      const [{ secret_sealed: sealed } = { secret_sealed: Buffer.alloc(0) }] = factor.rows;
      expect([sealKeyId(sealed), open(sealed, contextOf(id))]).toEqual(["next", secret]);
    } finally {
      env.SEAL_KEYS.shift();
    }
  });

  it("reports a value of no known format, leaves it as it is, and goes on with the others", async () => {
    await inviteFirstOrganizer(cast.organizer.email, now);
    await onDatabase((client) => client.query("UPDATE organizer SET email_sealed = decode('ff00ff', 'hex')"));
    await sign("harbor", input, { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, now);
    env.SEAL_KEYS.unshift({ id: "next", key: createSecretKey(createHash("sha256").update("the next key").digest()) });
    try {
      const { resealed, unopened } = await resealAll(() => undefined);
      expect([resealed > 0, unopened]).toEqual([true, 1]);
    } finally {
      env.SEAL_KEYS.shift();
    }
  });

  it("seals the name in an email that waits under the first key as well", async () => {
    await sign("harbor", input, { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, now);
    const [draft] = await draftsOf(cast.grace.email);
    await confirm(draft!.id, now);
    env.SEAL_KEYS.unshift({ id: "next", key: createSecretKey(createHash("sha256").update("the next key").digest()) });
    try {
      expect((await resealAll(() => undefined)).unopened).toBe(0);
      const { rows } = await onDatabase((client) =>
        client.query<{ name: Buffer }>("SELECT name_sealed AS name FROM outbox_email WHERE name_sealed IS NOT NULL"),
      );
      expect(rows.map(({ name }) => sealKeyId(name))).toEqual(["next"]);
    } finally {
      env.SEAL_KEYS.shift();
    }
  });

  it("seals subscriptions and their emails under the first key as well", async () => {
    await subscribe({ email: cast.grace.email, state: undefined, language: "en" }, { ip: "127.0.0.1" }, now);
    env.SEAL_KEYS.unshift({ id: "next", key: createSecretKey(createHash("sha256").update("the next key").digest()) });
    try {
      expect(await resealAll(() => undefined)).toEqual({ resealed: 2, unopened: 0 });
      const old = env.SEAL_KEYS.splice(1);
      const { rows } = await onDatabase((client) =>
        client.query<{ id: string; of: string }>("SELECT id, subscription_id AS of FROM subscription_draft"),
      );
      await confirmSubscription(BigInt(rows[0]!.id), now);
      expect(await findSubscription(BigInt(rows[0]!.of))).toMatchObject({ email: cast.grace.email });
      env.SEAL_KEYS.push(...old);
    } finally {
      env.SEAL_KEYS.splice(
        env.SEAL_KEYS.findIndex(({ id }) => id === "next"),
        1,
      );
    }
  });

  it("skips values that no key opens, and counts them", async () => {
    await sign("harbor", input, { locale: "en", source: null, sender: { ip: "127.0.0.1" } }, now);
    const foreign = Buffer.concat([Buffer.from([1, 3]), Buffer.from("old"), Buffer.alloc(40)]);
    await onDatabase((client) => client.query("UPDATE signature_draft SET name_sealed = $1", [foreign]));
    expect(await resealAll(() => undefined)).toEqual({ resealed: 0, unopened: 1 });
  });
});
