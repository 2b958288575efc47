import { createHash } from "node:crypto";

import { listAuditEntries } from "../lib/audit/queries.ts";
import { sealComment, sealName } from "../lib/signatures/sealing.ts";
import { onDatabase } from "./database.ts";

export interface Signer {
  state: string;
  status?: string;
  name?: string;
  comment?: string;
}

/** Inserts signatures of any status. */
export async function writeSigners(petitionId: number, signers: Signer[]): Promise<void> {
  const rows = signers.map(({ state, status = "confirmed", name = "Ann Example", comment }, index) => {
    const hash = createHash("sha256").update(`${state}${status}${index}`).digest();
    return {
      hash,
      name: sealName(name, petitionId, hash),
      comment: comment ? sealComment(comment, petitionId, hash) : null,
      state,
      status,
    };
  });
  await onDatabase((client) =>
    client
      .query(
        `
    SET session_replication_role = replica; SET timezone = 'UTC'`,
      )
      .then(() =>
        client.query(
          `
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, comment_sealed, zip, state, locale,
      emails_since, last_post_at, created_at, confirmed_at, withdrawn_at, removed_at, removed_by, removed_reason)
    SELECT $1, f.version, s::signature_status, h, f.name, f.email, f.comment, f.zip, f.state, f.locale, t, t, t,
      CASE WHEN s <> 'pending' THEN t END, CASE WHEN s = 'withdrawn' THEN t END,
      CASE WHEN s = 'removed' THEN t END, CASE WHEN s = 'removed' THEN 1 END, CASE WHEN s = 'removed' THEN 'spam' END
    FROM unnest($2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::text[]) r (s, h, n, c, st)
      CROSS JOIN (SELECT '2026-03-01 12:00Z'::timestamptz AS t) moment
      LEFT JOIN LATERAL (SELECT 1, n, 'x'::bytea, c, '78701', st, 'en') f (version, name, email, comment, zip, state, locale)
        ON s <> 'pending'`,
          [
            petitionId,
            rows.map((r) => r.status),
            rows.map((r) => r.hash),
            rows.map((r) => r.name),
            rows.map((r) => r.comment),
            rows.map((r) => r.state),
          ],
        ),
      ),
  );
}

/** `count` confirmed signatures from Texas, each with a comment. */
export const manySigners = (count: number, commentLength = 1_000): Signer[] =>
  Array.from({ length: count }, (_, i) => ({
    state: "TX",
    name: `Signer ${i}`,
    comment: "word ".repeat(commentLength / 5),
  }));

/** More data than the sockets and our read-ahead buffer, so that the database is still copying. */
export const signersStillCopied = (): Signer[] => manySigners(4_000, 5_000);

/** The actions in the audit log, oldest first. */
export const auditActions = async () => (await listAuditEntries({ limit: 50 })).map(({ action }) => action).reverse();
/** The number of connections that are copying. */
export const copiersNow = () =>
  onDatabase(async (client) =>
    Number(
      (
        await client.query<{ count: string }>(`
  SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%' AND state <> 'idle'`)
      ).rows[0]!.count,
    ),
  );
/** The number of exports that hold a slot. */
export const slotsTaken = () =>
  onDatabase(async (client) =>
    Number(
      (
        await client.query<{ count: string }>(`
  SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
      ).rows[0]!.count,
    ),
  );

/** Waits until `question` resolves to true, for five seconds at most or as many as are given. */
export async function eventually(question: () => Promise<boolean>, seconds = 5) {
  for (let tries = 0; tries < seconds * 20; tries++) {
    if (await question()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error("it never came true");
}
