import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { hashOf } from "../hashing";
import { clearPetitionMemo, LISTED_MAX } from "../queries";
import type { PetitionContent } from "../schema";
import { lockTexts } from "../sql";
import { findWriting } from "./queries";
import { contentOf, mayWritePetitions } from "./rules";
import {
  type Basis,
  type NewPetitionInput,
  textFields,
  type TextFields,
  type TextInput,
  type Writing,
  SAVES_KEPT_MAX,
} from "./schema";

export type CreateRefusal = "not-allowed" | "slug-taken" | "too-many";
export type SaveRefusal = "not-allowed" | "no-such-petition" | "changed-meanwhile";
export type PublishRefusal = SaveRefusal | "not-complete" | "nothing-new";

/** Begins a petition. Nothing of it is public, or a petition for any other page, until its first text is published. */
export async function createPetition(
  by: Organizer,
  { slug, goal, titleEn, titleEs }: NewPetitionInput,
  now: Date,
): Promise<Result<undefined, CreateRefusal>> {
  if (!mayWritePetitions(by)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    await tx.$executeRaw(lockTexts);
    const taken = (await tx.petition.count({ where: { slug } })) + (await tx.petitionDraft.count({ where: { slug } }));
    if (taken > 0) return refuse("slug-taken");
    if ((await tx.petition.count()) >= LISTED_MAX) return refuse("too-many");
    await insertDraft(tx, { slug, revision: 1, baseVersion: 0, fields: { titleEn, titleEs, goal }, by, now });
    await record(tx, by, "petition-created", slug, { goal });
    return accept(undefined);
  });
}

/** Saves a text that is being written, complete or not. It is refused where somebody saved or published after it was opened. */
export async function saveText(
  by: Organizer,
  slug: string,
  { basis, goal, ...fields }: TextInput,
  now: Date,
): Promise<Result<undefined, SaveRefusal>> {
  return change(by, slug, basis, async (tx, writing) => {
    const isSame = textFields.every((name) => fields[name] === writing.fields[name]);
    const kept = writing.goal === null ? {} : { goal: goal ?? writing.goal };
    if (isSame && (kept.goal ?? null) === writing.goal) return accept(undefined);
    const { revision, version } = writing.basis;
    const stored = { ...fields, ...kept };
    await insertDraft(tx, { slug, revision: revision + 1, baseVersion: version, fields: stored, by, now });
    return accept(undefined);
  });
}

interface NewDraft {
  slug: string;
  revision: number;
  baseVersion: number;
  fields: Partial<TextFields> & { goal?: number };
  by: Organizer;
  now: Date;
}

async function insertDraft(tx: Transaction, { slug, revision, baseVersion, fields, by, now }: NewDraft) {
  await tx.petitionDraft.deleteMany({ where: { slug, revision: { lte: revision - SAVES_KEPT_MAX } } });
  await tx.$executeRaw`
    INSERT INTO petition_draft (slug, revision, base_version, fields, saved_by, saved_at)
    VALUES (${slug}, ${revision}, ${baseVersion}, ${JSON.stringify(fields)}::jsonb, ${by.id}, ${now})`;
}

/**
 * Publishes what was saved last. It becomes a new version, which people sign from then on; earlier ones stay. The first text makes
 * the petition, which an admin opens. Until it has been opened nobody can have signed, so a further text replaces the first.
 */
export async function publishText(
  by: Organizer,
  slug: string,
  basis: Basis,
  now: Date,
): Promise<Result<{ version: number }, PublishRefusal>> {
  const published = await change<{ version: number }, PublishRefusal>(by, slug, basis, async (tx, writing) => {
    if (!writing.draft) return refuse("nothing-new");
    const written = contentOf(writing.fields);
    if ("problems" in written) return refuse("not-complete");
    const version = await writeVersion(tx, by, writing, written.content, now);
    const hash = hashOf(written.content).toString("hex");
    await record(tx, by, "petition-published", slug, { version, draft: writing.draft.revision, hash });
    return accept({ version });
  });
  clearPetitionMemo();
  return published;
}

async function writeVersion(tx: Transaction, by: Organizer, writing: Writing, content: PetitionContent, now: Date) {
  const { slug, goal, basis } = writing;
  const text = { content, contentHash: hashOf(content), createdAt: now, publishedBy: by.id };
  if (basis.version === 0) {
    const { id } = await tx.petition.create({
      data: { slug, status: "draft", goal: goal ?? 1, createdAt: now },
      select: { id: true },
    });
    await tx.petitionVersion.create({ data: { petitionId: id, number: 1, ...text }, select: { number: true } });
    return 1;
  }
  // Whoever opens the petition waits for this, and signing begins after that.
  const [petition] = await tx.$queryRaw<{ id: number; wasOpened: boolean }[]>`
    SELECT id, status <> 'draft' OR opened_at IS NOT NULL AS "wasOpened" FROM petition WHERE slug = ${slug} FOR UPDATE`;
  const { id: petitionId, wasOpened } = petition!;
  const number = basis.version + (wasOpened ? 1 : 0);
  await tx.petitionVersion.upsert({
    where: { petitionId_number: { petitionId, number } },
    create: { petitionId, number, ...text },
    update: text,
    select: { number: true },
  });
  return number;
}

/** Changes a text that is still as it was when the form was opened. One change waits for the other. */
function change<Value, Refusal extends string>(
  by: Organizer,
  slug: string,
  basis: Basis,
  work: (tx: Transaction, writing: Writing) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | SaveRefusal>> {
  return db.$transaction(async (tx): Promise<Result<Value, Refusal | SaveRefusal>> => {
    if (!mayWritePetitions(by)) return refuse("not-allowed");
    await tx.$executeRaw(lockTexts);
    const writing = await findWriting(slug, tx);
    if (!writing) return refuse("no-such-petition");
    const isAsOpened = writing.basis.revision === basis.revision && writing.basis.version === basis.version;
    return isAsOpened ? work(tx, writing) : refuse("changed-meanwhile");
  });
}

function record(
  tx: Transaction,
  by: Organizer,
  action: "petition-created" | "petition-published",
  slug: string,
  detail: Record<string, string | number>,
) {
  return recordAudit({ actor: actorOf(by), action, subject: `petition:${slug}`, detail }, tx);
}
