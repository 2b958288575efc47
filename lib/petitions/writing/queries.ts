import "server-only";

import { type Database, db } from "../../db/client";
import { petitionContent, petitionSlug } from "../schema";
import { fieldsOfContent } from "./rules";
import { type SavedDraft, textFields, type TextFields, type Writing } from "./schema";

// What a page lists of the saves that are kept.
const SAVES_LISTED_MAX = 20;
const UNPUBLISHED_LISTED_MAX = 100;

const savedFields = { revision: true, savedBy: true, savedAt: true } as const;

/**
 * The text of a petition as its writers see it: the newest save, or the newest version where that is newer. Null where there is no
 * such petition.
 */
export async function findWriting(slug: string, on: Database = db): Promise<Writing | null> {
  if (!petitionSlug.safeParse(slug).success) return null;
  const version = await on.petitionVersion.findFirst({
    where: { petition: { slug } },
    select: { number: true, content: true },
    orderBy: { number: "desc" },
  });
  const draft = await on.petitionDraft.findFirst({
    where: { slug },
    select: { revision: true, savedBy: true, savedAt: true, baseVersion: true, fields: true },
    orderBy: { revision: "desc" },
  });
  const number = version?.number ?? 0;
  const basis = { revision: draft?.revision ?? 0, version: number };
  const published = version && fieldsOfContent(petitionContent.parse(version.content));
  const isNewer = draft !== null && draft.baseVersion === number;
  const fields = isNewer ? toFields(draft.fields) : published;
  if (!fields) return null;
  const isPublished = published !== null && textFields.every((name) => fields[name] === published[name]);
  return {
    slug,
    fields,
    basis,
    draft: isNewer && !isPublished ? toSaved(draft) : null,
    goal: published || !draft ? null : toGoal(draft.fields),
  };
}

/** One save of a text, or null. */
export async function findSavedFields(slug: string, revision: number): Promise<TextFields | null> {
  if (!petitionSlug.safeParse(slug).success || !Number.isInteger(revision) || revision < 1 || revision > 9_999_999)
    return null;
  const draft = await db.petitionDraft.findUnique({
    where: { slug_revision: { slug, revision } },
    select: { fields: true },
  });
  return draft && toFields(draft.fields);
}

/** The newest saves of a text, newest first. */
export async function listSavedDrafts(slug: string): Promise<SavedDraft[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  return db.petitionDraft.findMany({
    where: { slug },
    select: savedFields,
    orderBy: { revision: "desc" },
    take: SAVES_LISTED_MAX,
  });
}

/** Petitions that are written and have no published text yet. */
export async function listUnpublished(): Promise<{ slug: string; title: string; savedAt: Date }[]> {
  const rows = await db.$queryRaw<{ slug: string; fields: unknown; savedAt: Date }[]>`
    SELECT DISTINCT ON (slug) slug, fields, saved_at AS "savedAt" FROM petition_draft d
    WHERE NOT EXISTS (SELECT 1 FROM petition p WHERE p.slug = d.slug)
    ORDER BY slug, revision DESC LIMIT ${UNPUBLISHED_LISTED_MAX}`;
  return rows.map(({ slug, fields, savedAt }) => ({ slug, title: toFields(fields).titleEn, savedAt }));
}

const toSaved = ({ revision, savedBy, savedAt }: SavedDraft): SavedDraft => ({ revision, savedBy, savedAt });

/** The fields of a save. One of an earlier release may lack some. */
function toFields(stored: unknown): TextFields {
  const values = (stored ?? {}) as Record<string, unknown>;
  return Object.fromEntries(textFields.map((name) => [name, String(values[name] ?? "")])) as TextFields;
}

const toGoal = (stored: unknown): number => Number((stored as { goal?: unknown } | null)?.goal ?? 1);
