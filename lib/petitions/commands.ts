import "server-only";

import { stateLaws } from "@/lib/content/state-laws";
import { db, type Transaction } from "@/lib/db/client";
import { logInfo } from "@/lib/log";

import { mergeEdition } from "./editions/rules";
import { petitionFiles } from "./files";
import { hashOf } from "./hashing";
import { clearPetitionMemo } from "./queries";
import { saysNewLaw } from "./rules";
import type { EditionContent, PetitionFile } from "./schema";
import { lockTexts } from "./sql";

export type LoadedPetition = { slug: string; created: boolean; version: number; editionsChanged: number };

/**
 * Loads the petitions of the files into the database at every start. A new petition opens at once. A changed text becomes a
 * new version, and the old ones, which people have signed, stay. Status and goal of an existing petition do not change, nor does
 * anything that organizers wrote (docs/decisions/petition-editing.md).
 */
export async function loadPetitions(now: Date, files: PetitionFile[] = petitionFiles): Promise<LoadedPetition[]> {
  const loaded = await db.$transaction(async (tx) => {
    // Several processes may start at once. The second one waits here and then finds everything loaded.
    await tx.$executeRaw(lockTexts);
    const results: LoadedPetition[] = [];
    for (const file of files) results.push(await loadPetition(tx, file, now));
    await loadOtherEditions(tx, files, now);
    return results;
  });
  clearPetitionMemo();
  return loaded;
}

async function loadPetition(tx: Transaction, file: PetitionFile, now: Date): Promise<LoadedPetition> {
  const known = await tx.petition.findUnique({ where: { slug: file.slug }, select: { id: true } });
  const petition =
    known ??
    (await tx.petition.create({
      data: { slug: file.slug, status: "open", goal: file.goal, openedAt: now, createdAt: now },
      select: { id: true },
    }));
  return {
    slug: file.slug,
    created: known === null,
    version: await loadVersion(tx, petition.id, file, now),
    editionsChanged: await loadEditions(tx, petition.id, file, now),
  };
}

async function loadVersion(tx: Transaction, petitionId: number, file: PetitionFile, now: Date) {
  const contentHash = hashOf(file.content);
  const newest = await tx.petitionVersion.findFirst({
    where: { petitionId },
    select: { number: true, contentHash: true, publishedBy: true },
    orderBy: { number: "desc" },
  });
  if (newest && contentHash.equals(newest.contentHash)) return newest.number;
  if (newest && newest.publishedBy !== null) {
    logInfo("petition-file-not-loaded", { slug: file.slug, version: newest.number });
    return newest.number;
  }
  const number = (newest?.number ?? 0) + 1;
  await tx.petitionVersion.create({
    data: { petitionId, number, content: file.content, contentHash, createdAt: now },
  });
  return number;
}

async function loadEditions(tx: Transaction, petitionId: number, file: PetitionFile, now: Date) {
  const kept = await tx.stateEdition.findMany({ where: { petitionId }, select: keptFields });
  const keptOf = new Map(kept.map((edition) => [edition.state, edition]));
  let changed = 0;
  for (const [state, content] of Object.entries(file.editions))
    if (await loadEdition(tx, keptOf.get(state) ?? { petitionId, state }, content, now)) changed += 1;
  return changed;
}

/** The editions of petitions that are in no file: what organizers wrote stays, and the law of the state is that of the files. */
async function loadOtherEditions(tx: Transaction, files: PetitionFile[], now: Date) {
  const kept = await tx.stateEdition.findMany({
    where: { petition: { slug: { notIn: files.map(({ slug }) => slug) } } },
    select: keptFields,
    take: OTHER_EDITIONS_MAX,
  });
  for (const edition of kept) {
    const law = stateLaws[edition.state];
    if (law && edition.edited !== null) await loadEdition(tx, edition, law, now);
  }
}

// A hundred petitions, which is as many as the pages list, with 56 editions each.
const OTHER_EDITIONS_MAX = 5_600;

const keptFields = {
  petitionId: true,
  state: true,
  contentHash: true,
  content: true,
  edited: true,
  updatedAt: true,
} as const;

interface KeptEdition {
  petitionId: number;
  state: string;
  contentHash?: Uint8Array;
  content?: unknown;
  edited?: unknown;
  updatedAt?: Date;
}

/** Writes an edition as the file has it, with what organizers wrote in its place. Returns whether it has changed. */
async function loadEdition(tx: Transaction, known: KeptEdition, written: EditionContent, now: Date): Promise<boolean> {
  const { petitionId, state } = known;
  const content = known.edited ? mergeEdition(written, known.edited) : written;
  // Written by another release in another shape: it stays as it is.
  if (!content) return false;
  const contentHash = hashOf(content);
  if (known.contentHash && contentHash.equals(known.contentHash)) return false;
  // The feed lists editions by this date.
  const updatedAt = known.updatedAt && !saysNewLaw(known.content, content) ? known.updatedAt : now;
  const edition = { content, contentHash, updatedAt };
  await tx.stateEdition.upsert({
    where: { petitionId_state: { petitionId, state } },
    create: { petitionId, state, ...edition },
    update: edition,
  });
  return true;
}
