// Confirmed signatures that have much in common, with the form of each, written by SQL and without a form.
import type pg from "pg";

import { emailHash } from "../lib/canonical-email.ts";
import { sealEmail } from "../lib/sealed-email.ts";
import { marksOf } from "../lib/signatures/marks/hashes.ts";
import { sealComment, sealName } from "../lib/signatures/sealing.ts";

export interface Alike {
  count?: number;
  domain?: string;
  ip?: string;
  state?: string;
  source?: string | null;
  name?: string;
  comment?: string | null;
  confirmedAt?: Date;
  /** False for signatures whose marks are purged. */
  marked?: boolean;
}

let written = 0;

/** Inserts signatures that have all of this in common. Returns their ids, in order. */
export async function insertAlike(client: pg.ClientBase, petitionId: number, alike: Alike = {}): Promise<bigint[]> {
  const { count = 1, domain = "spam.example", ip = "203.0.113.7", state = "TX", source = null, marked = true } = alike;
  const { name = "Ann Example", comment = null, confirmedAt = new Date("2026-03-01T12:00:00Z") } = alike;
  const rows = Array.from({ length: count }, () => {
    const email = `signer${(written += 1)}@${domain}`;
    const hash = emailHash(email);
    return {
      hash,
      name: sealName(name, petitionId, hash),
      email: sealEmail(email, hash),
      comment: comment === null ? null : sealComment(comment, petitionId, hash),
    };
  });
  const { domains, network } = marksOf(`x@${domain}`, ip);
  const { rows: signatures } = await client.query<{ id: string }>(
    `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, comment_sealed, zip, state, locale,
         source, emails_since, last_post_at, created_at, confirmed_at)
       SELECT $1, 1, 'confirmed', h, n, e, c, '78701', $2, 'en', $3, $4::timestamptz, $4, $4, $4
       FROM unnest($5::bytea[], $6::bytea[], $7::bytea[], $8::bytea[]) r (h, n, e, c) RETURNING id`,
    [
      ...[petitionId, state, source, confirmedAt],
      ...[rows.map(({ hash }) => hash), rows.map((row) => row.name), rows.map((row) => row.email)],
      rows.map((row) => row.comment),
    ],
  );
  const ids = signatures.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1));
  await client.query(
    `INSERT INTO signature_draft (signature_id, posted_at, emailed_at, expires_at, confirmed_at, domain_marks, network_mark)
       SELECT id, $2::timestamptz, $2, $2::timestamptz + interval '7 days', $2, $3::bytea[], $4::bytea FROM unnest($1::bigint[]) id`,
    [
      ids.map(String),
      confirmedAt,
      marked ? domains.map((mark) => Buffer.from(mark)) : null,
      marked && network ? Buffer.from(network) : null,
    ],
  );
  return ids;
}
