import "server-only";

import { createHash } from "node:crypto";

import { db, type Transaction } from "@/lib/db/client";

import { canonicalJson } from "./canonical-json";
import { petitionFiles } from "./files";
import { clearPetitionMemo } from "./queries";
import { saysNewLaw } from "./rules";
import type { PetitionFile } from "./schema";

export type LoadedPetition = { slug: string; created: boolean; version: number; editionsChanged: number };

/**
 * Loads the petitions of the files into the database at every start. A new petition opens at once. A changed text becomes a
 * new version, and the old ones, which people have signed, stay. Status and goal of an existing petition do not change.
 */
export async function loadPetitions(now: Date, files: PetitionFile[] = petitionFiles): Promise<LoadedPetition[]> {
  const loaded = await db.$transaction(async (tx) => {
    // Several processes may start at once. The second one waits here and then finds everything loaded.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('load-petitions'))`;
    const results: LoadedPetition[] = [];
    for (const file of files) results.push(await loadPetition(tx, file, now));
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
    select: { number: true, contentHash: true },
    orderBy: { number: "desc" },
  });
  if (newest && contentHash.equals(newest.contentHash)) return newest.number;
  const number = (newest?.number ?? 0) + 1;
  await tx.petitionVersion.create({
    data: { petitionId, number, content: file.content, contentHash, createdAt: now },
  });
  return number;
}

async function loadEditions(tx: Transaction, petitionId: number, file: PetitionFile, now: Date) {
  const kept = await tx.stateEdition.findMany({
    where: { petitionId },
    select: { state: true, contentHash: true, content: true, updatedAt: true },
  });
  const keptOf = new Map(kept.map((edition) => [edition.state, edition]));
  let changed = 0;
  for (const [state, content] of Object.entries(file.editions)) {
    const contentHash = hashOf(content);
    const known = keptOf.get(state);
    if (known && contentHash.equals(known.contentHash)) continue;
    // The feed lists editions by this date.
    const updatedAt = known && !saysNewLaw(known.content, content) ? known.updatedAt : now;
    const edition = { content, contentHash, updatedAt };
    await tx.stateEdition.upsert({
      where: { petitionId_state: { petitionId, state } },
      create: { petitionId, state, ...edition },
      update: edition,
    });
    changed += 1;
  }
  return changed;
}

function hashOf(content: unknown): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(canonicalJson(content)).digest());
}
