import { db } from "@/lib/db/client";
import { type Sql, sql } from "@/lib/db/sql";
import { isExpiring } from "@/lib/deliveries/expiry/sql";
import { findSettings } from "@/lib/limits/settings/queries";
import type { Settings } from "@/lib/limits/settings/schema";
import { WAITING_MILLISECONDS_MAX } from "@/lib/mail/schema";
import { isFinishedBefore } from "@/lib/mail/sql";
import { API_KEY_KEPT_MILLISECONDS } from "@/lib/organizers/api-keys/schema";
import { SET_UP_MILLISECONDS_MAX } from "@/lib/organizers/second-factor/schema";
import { isHeld } from "@/lib/petitions/sql";
import { STREETS_KEPT_MILLISECONDS_MAX } from "@/lib/signatures/districts/commands";
import { isEmailOfHeld } from "@/lib/signatures/expiry/sql";
import { DOMAIN_KEPT_MILLISECONDS } from "@/lib/signatures/flags/rules";
import { networksBefore, rulesBefore } from "@/lib/signatures/removals/expiry/sql";
import { LEFT_KEPT_MILLISECONDS } from "@/lib/subscriptions/rules";
import { addMilliseconds, DAY } from "@/lib/time";

// A night erases what comes of age before the next one, and a machine may be off for a night.
const GRACE_MILLISECONDS = DAY;

/** What should be gone by now, as docs/privacy.md says, and how many rows of it there still are. */
export interface Overdue {
  what: string;
  rows: number;
}

/**
 * Counts what should be gone, by the settings that hold. What a legal hold keeps is not counted. The rules are those by which the
 * worker erases; this asks whether it did.
 */
export async function countOverdue(now: Date): Promise<Overdue[]> {
  const counts: Overdue[] = [];
  for (const [what, from] of Object.entries(rulesAt(now, await findSettings()))) {
    const [row] = await db.$queryRaw<{ rows: number }[]>`SELECT count(*)::int AS rows FROM ${from}`;
    counts.push({ what, rows: row?.rows ?? 0 });
  }
  return counts;
}

function rulesAt(now: Date, settings: Settings): Record<string, Sql> {
  const before = (kept: number) => addMilliseconds(now, -kept - GRACE_MILLISECONDS);
  const pending = before(settings["kept-unconfirmed-days"] * DAY);
  const senders = before(settings["kept-senders-days"] * DAY);
  const overdueSince = before(0);
  // A petition that was due a day ago: its whole data should be gone.
  const ofDone = sql`petition_id IN (
    SELECT p.id FROM petition p WHERE ${isExpiring(settings["kept-signatures-months"], overdueSince, overdueSince)})`;
  const isOfHeldDraft = sql`EXISTS (
    SELECT 1 FROM signature h WHERE h.id = signature_draft.signature_id AND ${isHeld(sql`h.petition_id`)})`;
  return {
    "signatures of petitions that are done": sql`signature WHERE ${ofDone}`,
    "lines on paper of petitions that are done": sql`paper_signature WHERE ${ofDone}`,
    "what is left of petitions whose signatures have expired": sql`petition p WHERE p.expired_at IS NOT NULL AND (
      EXISTS (SELECT 1 FROM signature s WHERE s.petition_id = p.id)
      OR EXISTS (SELECT 1 FROM paper_signature s WHERE s.petition_id = p.id)
      OR EXISTS (SELECT 1 FROM packet_signature m JOIN packet k ON k.id = m.packet_id JOIN delivery d ON d.id = k.delivery_id
        WHERE d.petition_id = p.id))`,
    "signatures that nobody confirmed": sql`signature WHERE status = 'pending' AND last_post_at < ${pending}
      AND NOT ${isHeld(sql`signature.petition_id`)}
      AND NOT EXISTS (SELECT 1 FROM signature_draft d WHERE d.signature_id = signature.id AND d.posted_at >= ${pending})`,
    "forms that nobody confirmed": sql`signature_draft WHERE confirmed_at IS NULL AND posted_at < ${pending}
      AND NOT ${isOfHeldDraft}`,
    "content of forms that were confirmed": sql`signature_draft WHERE confirmed_at IS NOT NULL AND num_nonnulls(name_sealed,
      email_sealed, comment_sealed, street_sealed, zip, state, display, wants_updates, locale, source, fingerprint) > 0`,
    "streets that wait for their district": sql`district_lookup WHERE created_at < ${before(STREETS_KEPT_MILLISECONDS_MAX)}`,
    "what forms of one sender have in common": sql`signature_draft
      WHERE num_nonnulls(domain_marks, network_mark) > 0 AND posted_at < ${senders} AND NOT ${isOfHeldDraft}`,
    "counts of forms by sender": sql`form_count WHERE minute < ${senders}`,
    "networks in rules of removals": sql`${networksBefore(senders)}`,
    "rules of removals": sql`${rulesBefore(overdueSince, settings["kept-signatures-months"])}`,
    "domains that were looked up": sql`mail_domain WHERE noted_at < ${before(DOMAIN_KEPT_MILLISECONDS)}`,
    "words of names that are gone": sql`signature_word w JOIN signature s ON s.id = w.signature_id WHERE s.name_sealed IS NULL`,
    "emails that were sent": sql`outbox_email e
      WHERE ${isFinishedBefore(before(settings["kept-emails-days"] * DAY))} AND NOT ${isEmailOfHeld}`,
    "emails that waited too long": sql`outbox_email
      WHERE status = 'waiting' AND recipient_sealed IS NOT NULL AND not_before < ${before(WAITING_MILLISECONDS_MAX)}`,
    "mailboxes that got updates which have ended": sql`update_recipient r
      JOIN petition_update u ON u.id = r.update_id WHERE u.ended_at < ${before(0)}`,
    "subscriptions that nobody confirmed": sql`subscription WHERE status = 'pending' AND last_post_at < ${pending}`,
    "subscribers who left": sql`subscription WHERE status = 'left' AND left_at < ${before(LEFT_KEPT_MILLISECONDS)}`,
    "lines on paper that were removed": sql`paper_signature
      WHERE status = 'removed' AND num_nonnulls(name_sealed, street_sealed, zip, person_hash, email_hash, signed_on) > 0`,
    "files of packets that have expired": sql`packet p JOIN packet_file f ON f.packet_id = p.id
      JOIN packet_file_chunk c ON c.file_id = f.id JOIN delivery d ON d.id = p.delivery_id
      WHERE p.files_until < ${before(0)} AND NOT ${isHeld(sql`d.petition_id`)}`,
    "sessions of organizers": sql`organizer_session WHERE expires_at < ${before(0)}`,
    "API keys that ended": sql`api_key
      WHERE least(expires_at, revoked_at) < ${before(API_KEY_KEPT_MILLISECONDS)}`,
    "second factors that nobody finished setting up": sql`second_factor
      WHERE new_secret_at < ${before(SET_UP_MILLISECONDS_MAX)}`,
    "links to sign in": sql`sign_in_token WHERE expires_at < ${before(0)}`,
    "limits that are free again": sql`rate_limit WHERE full_at < ${before(0)}`,
  };
}
