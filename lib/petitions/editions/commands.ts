import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { stateLaws } from "../../content/state-laws";
import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { hashOf } from "../hashing";
import { saysNewLaw } from "../rules";
import { editionContent } from "../schema";
import { lockTexts } from "../sql";
import { mayWritePetitions } from "../writing/rules";
import { editOf, fieldsOfEdition, mergeEdition } from "./rules";
import { editionFields, type EditionFields, type EditionInput } from "./schema";

export type EditionRefusal =
  "not-allowed" | "no-such-petition" | "no-such-state" | "sources-wrong" | "not-valid" | "changed-meanwhile";

/**
 * Writes the texts of a state edition, with sources and the date of check. Where the petition has none for the state, this is its
 * first. It is shown at once. A start of the site keeps it. The log has what was there before.
 */
export async function editEdition(
  by: Organizer,
  slug: string,
  state: string,
  input: EditionInput,
  now: Date,
): Promise<Result<undefined, EditionRefusal>> {
  if (!mayWritePetitions(by)) return refuse("not-allowed");
  const written = stateLaws[state];
  if (!written) return refuse("no-such-state");
  const read = editOf(input);
  if ("problem" in read) return refuse("sources-wrong");
  const content = mergeEdition(written, read.edit);
  if (!content) return refuse("not-valid");
  return db.$transaction(async (tx): Promise<Result<undefined, EditionRefusal>> => {
    await tx.$executeRaw(lockTexts);
    const petition = await tx.petition.findUnique({ where: { slug }, select: { id: true } });
    if (!petition) return refuse("no-such-petition");
    const at = { petitionId_state: { petitionId: petition.id, state } };
    const known = await tx.stateEdition.findUnique({
      where: at,
      select: { content: true, contentHash: true, updatedAt: true },
    });
    if ((known ? Buffer.from(known.contentHash).toString("hex") : "none") !== input.basis)
      return refuse("changed-meanwhile");
    const contentHash = hashOf(content);
    if (known && contentHash.equals(known.contentHash)) return accept(undefined);
    const updatedAt = known && !saysNewLaw(known.content, content) ? known.updatedAt : now;
    const edition = { content, contentHash, updatedAt, edited: read.edit, editedBy: by.id, editedAt: now };
    await tx.stateEdition.upsert({
      where: at,
      create: { petitionId: petition.id, state, ...edition },
      update: edition,
      select: { state: true },
    });
    const before = known ? fieldsOfEdition(editionContent.parse(known.content)) : null;
    const detail = { state, ...changesBetween(before, fieldsOfEdition(content)) };
    await recordAudit({ actor: actorOf(by), action: "edition-edited", subject: `petition:${slug}`, detail }, tx);
    return accept(undefined);
  });
}

/** The fields that differ, as they were and as they are. */
function changesBetween(before: EditionFields | null, after: EditionFields) {
  const different = editionFields.filter((name) => before?.[name] !== after[name]);
  const of = (fields: EditionFields) => Object.fromEntries(different.map((name) => [name, fields[name]]));
  return { from: before && of(before), to: of(after) };
}
