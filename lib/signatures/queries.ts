import "server-only";

import { db } from "../db/client";
import { empty, type Sql, sql } from "../db/sql";
import { invariant } from "../invariant";
import { signingIsOn } from "../limits/sql";
import { openEmail } from "../sealed-email";
import { isBlocked } from "./listings/sql";
import type { DraftState, SignatureState } from "./rules";
import { openComment, openName } from "./sealing";
import { marksOfDraft } from "./sql";

/** The fields of the petition `p` that decide about confirming, and its title in the version `v`. */
const petitionColumns: Sql = sql`
  p.id AS "petitionId", p.slug, p.status AS "petitionStatus", p.opened_at AS "openedAt", p.closes_at AS "closesAt",
  v.title_en AS en, v.title_es AS es, NOT ${signingIsOn} AS "signingPaused"`;

interface PetitionRow {
  petitionId: number;
  slug: string;
  petitionStatus: SignatureState["petition"]["status"];
  openedAt: Date | null;
  closesAt: Date | null;
  en: string;
  es: string;
}

function withPetition<Row extends PetitionRow>(row: Row) {
  const { petitionId: id, slug, petitionStatus: status, openedAt, closesAt, en, es, ...rest } = row;
  return { ...rest, petition: { id, slug, status, openedAt, closesAt, title: { en, es } } };
}

/** The state of a signature, or null where it does not exist or was never confirmed. Opens nothing sealed. */
export async function findSignatureState(id: bigint): Promise<SignatureState | null> {
  const [row] = await db.$queryRaw<(Omit<SignatureState, "petition"> & PetitionRow)[]>`
    SELECT s.status, s.state, s.version, ${petitionColumns}
    FROM signature s
    JOIN petition p ON p.id = s.petition_id
    JOIN petition_version v ON v.petition_id = s.petition_id AND v.number = s.version
    WHERE s.id = ${id} AND s.status <> 'pending'`;
  return row ? withPetition(row) : null;
}

/** The state of a draft, or null where it does not exist. Opens nothing sealed. */
export async function findDraftState(id: bigint): Promise<DraftState | null> {
  return readDraft(id);
}

type DraftRow = Omit<DraftState, "petition"> &
  PetitionRow & {
    signatureId: bigint;
    /** From the draft or, once it is used, from the signature. */
    state: string;
    zip: string | null;
    display: "hidden" | "initials" | "name" | null;
    wantsUpdates: boolean | null;
    /** Of the signature, not of the draft. */
    upperDistrict: string | null;
    lowerDistrict: string | null;
    emailHash: Uint8Array;
    nameSealed: Uint8Array | null;
    commentSealed: Uint8Array | null;
    hasStreet: boolean;
  };

/** `more` is empty or a comma and further columns. */
async function readDraft<More>(id: bigint, more: Sql = empty) {
  const [row] = await db.$queryRaw<(DraftRow & More)[]>`
    SELECT s.status, d.confirmed_at IS NOT NULL AS "isUsed", d.emailed_at AS "emailedAt", d.expires_at AS "expiresAt", s.id AS "signatureId",
      ${isBlocked(marksOfDraft(sql`s`))} AS "isBlocked",
      s.upper_district AS "upperDistrict", s.lower_district AS "lowerDistrict", coalesce(d.state, s.state) AS state, d.zip, d.display, d.wants_updates AS "wantsUpdates", s.email_hash AS "emailHash", d.name_sealed AS "nameSealed",
      d.comment_sealed AS "commentSealed", d.street_sealed IS NOT NULL AS "hasStreet", ${petitionColumns}${more}
    FROM signature_draft d
    JOIN signature s ON s.id = d.signature_id
    JOIN petition p ON p.id = s.petition_id
    JOIN petition_version v ON v.petition_id = s.petition_id AND v.number = coalesce(d.version, s.version)
    WHERE d.id = ${id}`;
  return row ? withPetition(row) : null;
}

/**
 * A draft, opened, for the page where it is confirmed. `form` is null once the draft is used, because its content is then in
 * the signature. `others` are the other drafts with the same mailbox and petition that may still be confirmed, newest first: the
 * link of a draft proves that the reader owns the mailbox. Null where there is no such draft.
 */
export async function findDraft(id: bigint, now: Date) {
  const row = await readDraft<{ others: OtherDraftRow[] }>(id, sql`, ${otherDrafts(now)} AS others`);
  if (!row) return null;
  const { nameSealed, commentSealed, emailHash, zip, display, wantsUpdates, hasStreet, others, ...state } = row;
  const petitionId = state.petition.id;
  return {
    id,
    ...state,
    form: nameSealed && {
      name: openName(nameSealed, petitionId, emailHash),
      comment: commentSealed && openComment(commentSealed, petitionId, emailHash),
      zip: zip ?? "",
      display: display ?? "hidden",
      wantsUpdates: wantsUpdates ?? false,
      hasStreet,
    },
    others: others.map((other) => ({
      id: BigInt(other.id),
      name: openName(Buffer.from(other.name, "base64"), petitionId, emailHash),
      state: other.state,
      postedAt: new Date(other.postedAt),
    })),
  };
}

export type OpenedDraft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

const OPEN_DRAFTS_MAX = 25;

interface OtherDraftRow {
  id: string;
  /** Sealed, in base64. */
  name: string;
  state: string;
  /** In milliseconds. */
  postedAt: number;
}

/**
 * The other drafts of the signature of `d` that may still be confirmed, newest first, as JSON. OFFSET 0 keeps the condition out of
 * the search: a plan from a time with few drafts would otherwise read the open ones of everybody, by the index that has nothing
 * but them.
 */
const otherDrafts = (now: Date): Sql => sql`
  (SELECT coalesce(json_agg(o), '[]') FROM (
    SELECT id::text, encode(name_sealed, 'base64') AS name, state, extract(epoch FROM posted_at) * 1000 AS "postedAt"
    FROM (SELECT * FROM signature_draft WHERE signature_id = d.signature_id OFFSET 0) e
    WHERE id <> d.id AND confirmed_at IS NULL AND expires_at > ${now}
    ORDER BY posted_at DESC, e.id DESC LIMIT ${OPEN_DRAFTS_MAX}) o)`;

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
  flags: true,
  heldAt: true,
  acceptedAt: true,
  commentReview: true,
  commentLeftOutReason: true,
  nameReview: true,
  nameLeftOutReason: true,
} as const;

/** All data of one signature, opened, for the signer's own page. Null where it was never confirmed. */
export async function findSignature(id: bigint) {
  const state = await findSignatureState(id);
  const row = state && (await db.signature.findUnique({ where: { id }, select: keptFields }));
  if (!row) return null;
  const { nameSealed, emailSealed, commentSealed, zip, locale, ...kept } = row;
  invariant(nameSealed && emailSealed && zip && locale, "a signature that was confirmed is whole");
  return {
    id,
    ...state,
    ...kept,
    zip,
    locale,
    name: openName(nameSealed, row.petitionId, row.emailHash),
    email: openEmail(emailSealed, row.emailHash),
    comment: commentSealed && openComment(commentSealed, row.petitionId, row.emailHash),
  };
}

export type OpenedSignature = NonNullable<Awaited<ReturnType<typeof findSignature>>>;

/** The mailboxes of these that signed a petition, confirmed or not: their hashes, in hexadecimal. */
export async function signersAmong(emailHashes: Uint8Array[]): Promise<Set<string>> {
  // By petition, because the index of the hashes begins with it.
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
