import { createHash, createHmac } from "node:crypto";

import { beforeEach, describe, expect, test } from "vitest";

import { emailHash } from "@/lib/canonical-email";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { purgePending } from "@/lib/signatures/expiry/commands";
import { erase } from "@/lib/signatures/rights/commands";
import { indexNames } from "@/lib/signatures/search/commands";
import { addMilliseconds, DAY } from "@/lib/time";
import { cast } from "@/prisma/cast";
import { countOverdue } from "@/scripts/privacy/overdue";
import { findTraces, findUnknownColumns } from "@/scripts/privacy/search";

import { emptyDatabase, onDatabase } from "./database.ts";
import { createPetition } from "./petition.ts";
import { signs, signsAndConfirms } from "./signer.ts";

const now = new Date("2026-03-01T12:00:00Z");
const left = async (at: Date) => (await countOverdue(at)).filter(({ rows }) => rows > 0).map(({ what }) => what);

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
});

describe("the proof that what should be gone is gone", () => {
  test("names each kind of data that is older than it may be, and nothing that is younger", async () => {
    await signs(now, cast.grace);
    expect(await left(addMilliseconds(now, 29 * DAY))).toEqual([
      "what forms of one sender have in common",
      "domains that were looked up",
      "emails that waited too long",
    ]);
    const later = addMilliseconds(now, 32 * DAY);
    expect(await left(later)).toEqual(
      expect.arrayContaining(["signatures that nobody confirmed", "forms that nobody confirmed"]),
    );
    while ((await purgePending(later)) > 0) continue;
    expect(await left(later)).not.toEqual(expect.arrayContaining(["forms that nobody confirmed"]));
  });

  test("fails for a column of which nobody has said what is in it", async () => {
    expect(await findUnknownColumns()).toEqual([]);
    await onDatabase((client) => client.query("ALTER TABLE signature ADD COLUMN shoe_size integer"));
    try {
      expect(await findUnknownColumns()).toEqual(["signature.shoe_size"]);
    } finally {
      await onDatabase((client) => client.query("ALTER TABLE signature DROP COLUMN shoe_size"));
    }
  });
});

describe("the search for a text", () => {
  test("finds it in any column, in any of its forms", async () => {
    const secret = "Marked Person";
    const forms = [secret.toUpperCase(), Buffer.from(secret).toString("base64"), Buffer.from(secret).toString("hex")];
    for (const form of forms) {
      await onDatabase((client) =>
        client.query("UPDATE petition_version SET content = content || $1", [{ note: form }]),
      );
      expect(await findTraces(secret), form).toMatchObject([{ column: "petition_version.content", rows: 1 }]);
    }
    await onDatabase((client) =>
      client.query("UPDATE petition_version SET content_hash = $1", [Buffer.from(secret.padEnd(32))]),
    );
    expect(await findTraces(secret)).toMatchObject([
      { column: "petition_version.content" },
      { column: "petition_version.content_hash", as: "as it is" },
    ]);
  });

  test("finds of somebody who has signed the hash of the mailbox alone, and of somebody who erased nothing", async () => {
    const id = await signsAndConfirms(now, cast.grace, { comment: "A comment of hers", street: "1 Marked Street" });
    await indexNames();
    await onDatabase((client) =>
      client.query(
        `INSERT INTO asked_signer SELECT petition_id, email_hash FROM signature;
         INSERT INTO organizer (email_sealed, email_hash, role, all_states, states, invitation_expires_at)
           VALUES ('x', sha256('x'), 'admin', true, '{}', now());
         INSERT INTO outbox_text (content, created_at) VALUES ('{}', now());
         INSERT INTO petition_update (petition_id, status, content, to_signers, to_subscribers, is_public, created_by, created_at,
             changed_at, started_at, text_id)
           SELECT p.id, 'sending', '{}', true, false, true, o.id, now(), now(), now(), t.id FROM petition p, organizer o, outbox_text t;
         INSERT INTO update_recipient SELECT u.id, s.email_hash FROM petition_update u, signature s`,
      ),
    );
    const texts = [cast.grace.name, "Okafor", "A comment of hers", "Marked Street"];
    for (const text of texts) expect(await findTraces(text), text).toEqual([]);
    const traces = await findTraces("GRACE+anything@example.org");
    expect(new Set(traces.map(({ as }) => as))).toEqual(new Set(["as the hash of its mailbox"]));
    expect(traces.map(({ column }) => column)).toEqual(
      expect.arrayContaining(["signature.email_hash", "asked_signer.email_hash", "update_recipient.email_hash"]),
    );
    await erase(id);
    for (const text of [...texts, cast.grace.email]) expect(await findTraces(text), text).toEqual([]);
  });

  test("no column of any table has a hash of a mailbox that somebody without the keys can compute", async () => {
    await signsAndConfirms(now, cast.grace);
    const columns = await onDatabase(async (client) => {
      const { rows } = await client.query<{ table: string; column: string }>(
        `SELECT table_name AS table, column_name AS column FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'bytea'`,
      );
      return rows;
    });
    expect(columns.length).toBeGreaterThan(20);
    const guesses = ["md5", "sha1", "sha256", "sha512"].flatMap((algorithm) => [
      createHash(algorithm).update(cast.grace.email).digest(),
      createHmac(algorithm, "").update(cast.grace.email).digest(),
    ]);
    const holding = async (hashes: Buffer[]) => {
      const found: string[] = [];
      for (const { table, column } of columns) {
        const { rowCount } = await onDatabase((client) =>
          client.query(
            `SELECT 1 FROM ${table} WHERE EXISTS (SELECT 1 FROM unnest($1::bytea[]) h WHERE position(substring(h FOR 16) IN ${column}) > 0)`,
            [hashes],
          ),
        );
        if (rowCount) found.push(`${table}.${column}`);
      }
      return found;
    };
    expect(await holding(guesses)).toEqual([]);
    expect(await holding([emailHash(cast.grace.email)]), "the test can find one").toContain("signature.email_hash");
  });
});
