import "server-only";

import { query } from "../db/client";
import { openEmail } from "../sealed-email";
import type { Standing } from "./rules";
import { shownName } from "./rules";
import { openComment, openName } from "./sealing";

type StandingRow = Pick<Standing, "status" | "state" | "version" | "expiresAt" | "signingPaused"> &
  Omit<Standing["petition"], "status" | "title"> & {
    petitionStatus: Standing["petition"]["status"];
    en: string;
    es: string;
  };

/** Where a signature stands now, or null. Opens nothing sealed. */
export async function findSignatureState(id: bigint): Promise<Standing | null> {
  const {
    rows: [row],
  } = await query<StandingRow>(
    "find-standing",
    `
    SELECT s.status, s.state, s.version, s.expires_at AS "expiresAt",
      p.id, p.slug, p.status AS "petitionStatus", p.opened_at AS "openedAt", p.closes_at AS "closesAt",
      v.content -> 'en' ->> 'title' AS en, v.content -> 'es' ->> 'title' AS es,
      EXISTS (SELECT 1 FROM setting WHERE key = 'signing-paused' AND value = 'true'::jsonb) AS "signingPaused"
    FROM signature s
    JOIN petition p ON p.id = s.petition_id
    JOIN petition_version v ON v.petition_id = s.petition_id AND v.number = s.version
    WHERE s.id = $1`,
    [id],
  );
  if (!row) return null;
  const { status, state, version, expiresAt, signingPaused, petitionStatus, en, es, ...petition } = row;
  return {
    status,
    state,
    version,
    expiresAt,
    signingPaused,
    petition: { ...petition, status: petitionStatus, title: { en, es } },
  };
}

interface SignatureRow {
  petitionId: number;
  emailHash: Buffer;
  nameSealed: Buffer;
  emailSealed: Buffer;
  commentSealed: Buffer | null;
  zip: string;
  display: "hidden" | "initials" | "name";
  wantsUpdates: boolean;
  locale: "en" | "es";
  source: string | null;
  upperDistrict: string | null;
  lowerDistrict: string | null;
  districtMethod: string;
  createdAt: Date;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  removedAt: Date | null;
  removedReason: string | null;
}

/** All that is kept about one signature, opened: for its signer's own page. Null when it is not there. */
export async function findSignature(id: bigint) {
  const standing = await findSignatureState(id);
  if (!standing) return null;
  const {
    rows: [row],
  } = await query<SignatureRow>(
    "find-signature",
    `
    SELECT petition_id AS "petitionId", email_hash AS "emailHash", name_sealed AS "nameSealed",
      email_sealed AS "emailSealed", comment_sealed AS "commentSealed", zip, display, wants_updates AS "wantsUpdates",
      locale, source, upper_district AS "upperDistrict", lower_district AS "lowerDistrict",
      district_method AS "districtMethod", created_at AS "createdAt", confirmed_at AS "confirmedAt", withdrawn_at AS "withdrawnAt",
      removed_at AS "removedAt", removed_reason AS "removedReason"
    FROM signature WHERE id = $1`,
    [id],
  );
  if (!row) return null;
  const { nameSealed, emailSealed, commentSealed, ...kept } = row;
  return {
    id,
    ...standing,
    ...kept,
    name: openName(nameSealed, row.petitionId, row.emailHash),
    email: openEmail(emailSealed, row.emailHash),
    comment: commentSealed && openComment(commentSealed, row.petitionId, row.emailHash),
  };
}

export type OpenedSignature = NonNullable<Awaited<ReturnType<typeof findSignature>>>;

const SUPPORTERS_MAX = 50;

/** The newest signers who chose to be seen, as they chose it, newest first. */
export async function listRecentSupporters(petitionId: number, limit: number) {
  const { rows } = await query<{
    nameSealed: Buffer;
    emailHash: Buffer;
    display: "initials" | "name";
    state: string;
    confirmedAt: Date;
  }>(
    "list-recent-supporters",
    `
    SELECT name_sealed AS "nameSealed", email_hash AS "emailHash", display, state, confirmed_at AS "confirmedAt"
    FROM signature WHERE petition_id = $1 AND status = 'confirmed' AND display <> 'hidden'
    ORDER BY confirmed_at DESC LIMIT $2`,
    [petitionId, Math.min(limit, SUPPORTERS_MAX)],
  );
  return rows.map(({ nameSealed, emailHash, display, state, confirmedAt }) => ({
    shownName: shownName(openName(nameSealed, petitionId, emailHash), display) ?? "",
    state,
    confirmedAt,
  }));
}
