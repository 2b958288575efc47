import "server-only";

import { db } from "@/lib/db/client";
import { invariant } from "@/lib/invariant";
import { SECOND } from "@/lib/time";

import { isPublic, phaseOf } from "./rules";
import {
  editionContent,
  type OpenPetition,
  type Petition,
  petitionContent,
  petitionSlug,
  type PetitionVersion,
  stateGoals,
  type StateEdition,
} from "./schema";

// A petition is read for every page and changes a few times a year. A page may show an old one for this long, because the
// statement that writes decides again whether it may be signed or confirmed.
const MEMO_MILLISECONDS = 2 * SECOND;
const MEMO_ENTRIES_MAX = 100;

/** More petitions are not written, because no page would list them. */
export const LISTED_MAX = 100;
// More would not be read beside the petition that the page is about; the list of all has them.
const BESIDE_MAX = 5;

const memo = new Map<string, { until: number; petition: Promise<Petition | null> }>();

const versionFields = { number: true, createdAt: true, content: true } as const;
const petitionFields = {
  id: true,
  slug: true,
  status: true,
  goal: true,
  stateGoals: true,
  openedAt: true,
  closesAt: true,
  versions: { select: versionFields, orderBy: { number: "desc" }, take: 1 },
} as const;

/** The petition with its newest version, whatever its status: rules.ts decides what may be shown. Up to two seconds old. */
export async function findPetition(slug: string): Promise<Petition | null> {
  if (!petitionSlug.safeParse(slug).success) return null;
  const known = memo.get(slug);
  if (known && known.until > Date.now()) return known.petition;
  if (memo.size >= MEMO_ENTRIES_MAX) memo.clear();
  const petition = readPetition(slug);
  memo.set(slug, { until: Date.now() + MEMO_MILLISECONDS, petition });
  // Only the callers that waited for a failed query get its error. The next one tries again.
  petition.catch(() => memo.delete(slug));
  return petition;
}

/** The petition as it is at this moment, for pages on which it was just changed. */
export async function findCurrentPetition(slug: string): Promise<Petition | null> {
  return petitionSlug.safeParse(slug).success ? readPetition(slug) : null;
}

/** A public petition, "gone" where it was taken down, and null for any other. Up to two seconds old. */
export async function findPublicPetition(slug: string, now: Date): Promise<Petition | "gone" | null> {
  const petition = await findPetition(slug);
  const phase = petition && phaseOf(petition, now);
  return phase === "gone" ? "gone" : phase === "not-public" ? null : petition;
}

/** Makes the next `findPetition` read from the database. Commands that change a petition call it. */
export function clearPetitionMemo() {
  memo.clear();
}

/** One version of a petition. */
export async function findPetitionVersion(slug: string, number: number): Promise<PetitionVersion | null> {
  if (!petitionSlug.safeParse(slug).success || !Number.isInteger(number) || number < 1 || number > 1_000_000)
    return null;
  const version = await db.petitionVersion.findFirst({ where: { number, petition: { slug } }, select: versionFields });
  return version && toVersion(version);
}

/** The numbers and dates of a petition's versions, newest first. */
export async function listPetitionVersions(slug: string): Promise<Pick<PetitionVersion, "number" | "createdAt">[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  return db.petitionVersion.findMany({
    where: { petition: { slug } },
    select: { number: true, createdAt: true },
    orderBy: { number: "desc" },
    take: LISTED_MAX,
  });
}

/** All petitions, including drafts and hidden ones, in the order in which they opened: rules.ts decides what may be shown. */
export async function listPetitions(): Promise<Petition[]> {
  const petitions = await db.petition.findMany({ select: petitionFields, orderBy: { id: "asc" }, take: LISTED_MAX });
  return petitions.map(toPetition);
}

/** The public petitions, in the order in which they opened. */
export async function listPublicPetitions(now: Date): Promise<Petition[]> {
  return (await listPetitions()).filter((petition) => isPublic(petition, now));
}

/** The petitions that can be signed now beside one of them, in the order in which they opened. */
export async function listOpenBeside(slug: string, now: Date): Promise<OpenPetition[]> {
  return db.$queryRaw<OpenPetition[]>`
    SELECT p.slug, jsonb_build_object('en', v.title_en, 'es', v.title_es) AS title
    FROM petition p CROSS JOIN LATERAL (
      SELECT title_en, title_es FROM petition_version WHERE petition_id = p.id ORDER BY number DESC LIMIT 1) v
    WHERE p.slug <> ${slug} AND p.status = 'open' AND p.opened_at <= ${now} AND (p.closes_at IS NULL OR p.closes_at > ${now})
    ORDER BY p.opened_at, p.id LIMIT ${BESIDE_MAX}`;
}

/** The state edition of a petition, by USPS code. */
export async function findStateEdition(slug: string, state: string): Promise<StateEdition | null> {
  if (!petitionSlug.safeParse(slug).success || !/^[A-Z]{2}$/.test(state)) return null;
  const edition = await db.stateEdition.findFirst({
    where: { state, petition: { slug } },
    select: { state: true, updatedAt: true, content: true },
  });
  return edition && toEdition(edition);
}

/** The state editions whose law or ask changed after a time, newest first. */
export async function listEditionsChangedAfter(slug: string, moment: Date): Promise<StateEdition[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  const editions = await db.stateEdition.findMany({
    where: { petition: { slug }, updatedAt: { gt: moment } },
    select: { state: true, updatedAt: true, content: true },
    orderBy: { updatedAt: "desc" },
    take: LISTED_MAX,
  });
  return editions.map(toEdition);
}

async function readPetition(slug: string): Promise<Petition | null> {
  const petition = await db.petition.findUnique({ where: { slug }, select: petitionFields });
  return petition && toPetition(petition);
}

type ReadVersion = { number: number; createdAt: Date; content: unknown };

function toPetition({
  versions: [newest],
  ...petition
}: Omit<Petition, "version" | "stateGoals"> & { stateGoals: unknown; versions: ReadVersion[] }): Petition {
  invariant(newest, "a petition is created together with its first text");
  return { ...petition, stateGoals: stateGoals.parse(petition.stateGoals), version: toVersion(newest) };
}

function toVersion({ content, ...version }: ReadVersion): PetitionVersion {
  return { ...version, content: petitionContent.parse(content) };
}

function toEdition({ content, ...edition }: { state: string; updatedAt: Date; content: unknown }): StateEdition {
  return { ...edition, content: editionContent.parse(content) };
}
