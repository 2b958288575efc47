import type pg from "pg";

/** What a restore took back, so that nothing of it goes on before a person has looked. */
export interface Quieted {
  keysRevoked: number;
  updatesDrafts: number;
  updatesPaused: number;
  listsStopped: number;
}

// The same time as that of an update that organizers pause (lib/mail/shared-texts).
const HELD_UNTIL = "2999-01-01T00:00:00Z";

// Each with the table that it needs: a backup of an older version may not have it yet.
const STEPS: { of: keyof Quieted; table: string; sql: string }[] = [
  // A key that was revoked since the backup is valid in it, and nobody can tell which.
  { of: "keysRevoked", table: "api_key", sql: "UPDATE api_key SET revoked_at = now() WHERE revoked_at IS NULL" },
  {
    of: "updatesDrafts",
    table: "petition_update",
    sql: "UPDATE petition_update SET status = 'draft', send_at = NULL WHERE status = 'scheduled'",
  },
  // Who has the rest of an update is not in the backup, so its readers could get it a second time.
  {
    of: "updatesPaused",
    table: "petition_update",
    sql: `WITH paused AS (UPDATE petition_update SET status = 'paused' WHERE status = 'sending' RETURNING text_id), held AS (
        UPDATE outbox_email SET not_before = '${HELD_UNTIL}'
        WHERE text_id IN (SELECT text_id FROM paused) AND status IN ('waiting', 'sending'))
      SELECT 1 FROM paused`,
  },
  // Checked again, which lets it wait until an admin asks its people, or ends it.
  {
    of: "listsStopped",
    table: "signer_list",
    sql: "UPDATE signer_list SET status = 'checked' WHERE status = 'asking'",
  },
];

/** Ends and halts, in the restored tables, what would act by itself on what has changed since the backup. Emails are paused. */
export async function quiet(client: pg.Client): Promise<Quieted> {
  await client.query(`DELETE FROM organizer_session; DELETE FROM sign_in_token;
    INSERT INTO setting (key, value) VALUES ('mail-paused', 'true') ON CONFLICT (key) DO UPDATE SET value = 'true', changed_at = now()`);
  const quieted: Quieted = { keysRevoked: 0, updatesDrafts: 0, updatesPaused: 0, listsStopped: 0 };
  for (const { of, table, sql } of STEPS) {
    const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [table]);
    if (rows[0]!.there) quieted[of] = (await client.query(sql)).rowCount ?? 0;
  }
  return quieted;
}

/** The same in words, for whoever restored. */
export const sentenceOfQuieted = ({ keysRevoked, updatesDrafts, updatesPaused, listsStopped }: Quieted): string =>
  "Taken back, so that nothing goes on by itself: " +
  `API keys that are revoked: ${keysRevoked}; scheduled updates that are drafts again: ${updatesDrafts}; ` +
  `updates in the middle of being sent that are paused: ${updatesPaused}; lists that ask nobody until an admin says so: ${listsStopped}.`;
