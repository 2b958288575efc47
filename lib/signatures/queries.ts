import "server-only";

import { db } from "../db/client";
import { signingIsOn } from "../limits/sql";
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
  const [row] = await db.$queryRaw<StandingRow[]>`
    SELECT s.status, s.state, s.version, s.expires_at AS "expiresAt",
      p.id, p.slug, p.status AS "petitionStatus", p.opened_at AS "openedAt", p.closes_at AS "closesAt",
      v.content -> 'en' ->> 'title' AS en, v.content -> 'es' ->> 'title' AS es,
      NOT ${signingIsOn} AS "signingPaused"
    FROM signature s
    JOIN petition p ON p.id = s.petition_id
    JOIN petition_version v ON v.petition_id = s.petition_id AND v.number = s.version
    WHERE s.id = ${id}`;
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

const keptFields = {
  petitionId: true,
  emailHash: true,
  nameSealed: true,
  emailSealed: true,
  commentSealed: true,
  zip: true,
  display: true,
  wantsUpdates: true,
  locale: true,
  source: true,
  upperDistrict: true,
  lowerDistrict: true,
  districtMethod: true,
  createdAt: true,
  confirmedAt: true,
  withdrawnAt: true,
  removedAt: true,
  removedReason: true,
} as const;

/** All that is kept about one signature, opened: for its signer's own page. Null when it is not there. */
export async function findSignature(id: bigint) {
  const standing = await findSignatureState(id);
  if (!standing) return null;
  const row = await db.signature.findUnique({ where: { id }, select: keptFields });
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

interface SupporterRow {
  nameSealed: Uint8Array;
  emailHash: Uint8Array;
  display: "initials" | "name";
  state: string;
  confirmedAt: Date;
}

/** The newest signers who chose to be seen, as they chose it, newest first. */
export async function listRecentSupporters(petitionId: number, limit: number) {
  // The statuses stand in the text, since PostgreSQL uses the index of these rows only where it reads its condition there.
  const rows = await db.$queryRaw<SupporterRow[]>`
    SELECT name_sealed AS "nameSealed", email_hash AS "emailHash", display, state, confirmed_at AS "confirmedAt"
    FROM signature WHERE petition_id = ${petitionId} AND status = 'confirmed' AND display <> 'hidden'
    ORDER BY confirmed_at DESC LIMIT ${Math.min(limit, SUPPORTERS_MAX)}`;
  return rows.map(({ nameSealed, emailHash, display, state, confirmedAt }) => ({
    shownName: shownName(openName(nameSealed, petitionId, emailHash), display) ?? "",
    state,
    confirmedAt,
  }));
}

/** Which of these mailboxes signed a petition, confirmed or not: their hashes, in hexadecimal. */
export async function signersAmong(emailHashes: Uint8Array[]): Promise<Set<string>> {
  // By petition, because that is how the index of hashes begins.
  const petitions = await db.petition.findMany({ select: { id: true } });
  const rows = await db.signature.findMany({
    where: {
      petitionId: { in: petitions.map(({ id }) => id) },
      emailHash: { in: emailHashes.map((hash) => Uint8Array.from(hash)) },
    },
    select: { emailHash: true },
  });
  return new Set(rows.map(({ emailHash }) => Buffer.from(emailHash).toString("hex")));
}
