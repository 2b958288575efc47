// Rows that the role matrix (app/(console)/access.database.test.ts) is tried on.
import { emailHash } from "@/lib/canonical-email";
import { seal } from "@/lib/seal";
import { sealName } from "@/lib/signatures/sealing";
import { onDatabase } from "./database";

const insert = <Id>(statement: string, values: unknown[]): Promise<Id> =>
  onDatabase(async (client) => (await client.query<{ id: Id }>(statement, values)).rows[0]!.id);

/** Writes a confirmed signature of a state. Returns its number. */
export async function sign(petitionId: number, state: string, name = "first"): Promise<string> {
  const hash = emailHash(`${state}.${name}@example.org`);
  return insert<string>(
    `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
      emails_since, last_post_at, created_at, confirmed_at)
    VALUES ($1, 1, 'confirmed', $2, $3, 'x', '78701', $4, 'en', now(), now(), now(), now()) RETURNING id`,
    [petitionId, hash, sealName("Ann Example", petitionId, hash), state],
  );
}

/** Writes an organizer who has joined. Returns the number. */
export async function organizer(email: string, role: string, states: string[] | null): Promise<number> {
  const hash = emailHash(email);
  return insert<number>(
    `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
    VALUES ($1, $2, $3, $4::text[] IS NULL, coalesce($4::text[], '{}'), now(), now()) RETURNING id`,
    [hash, seal(email, `email/${hash.toString("hex")}`), role, states],
  );
}
