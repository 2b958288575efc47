import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf, type AuditAction, type AuditDetail } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { ListFileError, type ListFileFault, readList } from "./csv";
import { guessMapping, mayBringLists } from "./rules";
import { LIST_BYTES_MAX, LIST_ROWS_MAX, type ListInput, type ListStatus, type Mapping } from "./schema";
import { sealCells } from "./sealing";

export type UploadRefusal = "not-allowed" | "no-such-petition" | "empty" | "too-long" | ListFileFault;
export type ListRefusal = "not-allowed" | "no-such-list" | "no-such-column" | "other-status";

const WRITING_MILLISECONDS_MAX = MINUTE;
const ROWS_AT_ONCE = 500;

/** A file as it was sent. */
export interface SentList {
  size: number;
  stream: () => AsyncIterable<Uint8Array>;
}

/**
 * Keeps a list, each line sealed at once, and guesses its columns. Nobody is asked and nothing counts by it. A file that cannot be
 * read to its end is kept not at all. Returns the id of the list.
 */
export async function uploadList(
  by: Organizer,
  { petition: slug, origin, locale }: ListInput,
  file: SentList,
  now: Date,
): Promise<Result<{ id: number }, UploadRefusal>> {
  if (!mayBringLists(by)) return refuse("not-allowed");
  if (file.size > LIST_BYTES_MAX) return refuse("too-long");
  const petition = await db.petition.findUnique({ where: { slug }, select: { id: true } });
  if (!petition) return refuse("no-such-petition");
  const data = { petitionId: petition.id, origin, locale, createdById: by.id, createdAt: now };
  try {
    return await db.$transaction(
      async (tx) => {
        const { id } = await tx.signerList.create({
          data: { ...data, header: [], mapping: {}, rows: 0 },
          select: { id: true },
        });
        const { header, rows } = await writeLines(tx, id, file);
        if (rows === 0) throw new Undone("empty");
        await tx.signerList.update({
          where: { id },
          data: { header, rows, mapping: guessMapping(header) },
          select: { id: true },
        });
        await record(tx, by, "list-uploaded", id, { petition: slug, rows, origin });
        return accept({ id });
      },
      { timeout: WRITING_MILLISECONDS_MAX },
    );
  } catch (error) {
    if (error instanceof Undone) return refuse(error.refusal);
    if (error instanceof ListFileError) return refuse(error.fault);
    throw error;
  }
}

/** Thrown so that the transaction keeps nothing. */
class Undone extends Error {
  constructor(readonly refusal: "empty" | "too-long") {
    super(refusal);
  }
}

/** Seals and writes the lines of a file, some hundreds at a time. */
async function writeLines(tx: Transaction, listId: number, file: SentList) {
  let header: string[] | null = null;
  let rows = 0;
  let waiting: { listId: number; line: number; cellsSealed: Buffer<ArrayBuffer> }[] = [];
  const flush = async () => {
    if (waiting.length) await tx.signerListRow.createMany({ data: waiting });
    waiting = [];
  };
  for await (const { cells, line } of readList(file.stream())) {
    if (!header) {
      header = cells.map((name) => name.trim().slice(0, 100));
      continue;
    }
    rows += 1;
    if (rows > LIST_ROWS_MAX) throw new Undone("too-long");
    waiting.push({ listId, line, cellsSealed: sealCells(cells, listId, line) });
    if (waiting.length >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  return { header: header ?? [], rows };
}

/** Says which column holds what, and lets the worker check every line. It may be said again until people are asked. */
export async function checkList(by: Organizer, id: number, mapping: Mapping): Promise<Result<undefined, ListRefusal>> {
  return changeList(by, id, ["uploaded", "checking", "checked"], async (tx, { header }) => {
    if (Object.values(mapping).some((at) => at !== null && at >= header.length)) return refuse("no-such-column");
    await tx.signerList.update({
      where: { id },
      data: { mapping, status: "checking", line: 0 },
      select: { id: true },
    });
    await tx.signerListRow.updateMany({ where: { listId: id }, data: { emailHash: null, fault: null } });
    return accept(undefined);
  });
}

/** Lets the worker ask the people of a list that was checked, slowly. Twice is once. */
export async function askList(by: Organizer, id: number): Promise<Result<undefined, ListRefusal>> {
  return changeList(by, id, ["checked", "asking"], async (tx, { status, result }) => {
    if (status === "asking") return accept(undefined);
    await tx.signerList.update({ where: { id }, data: { status: "asking", line: 0 }, select: { id: true } });
    await record(tx, by, "list-asking", id, { ready: (result as { ready?: number } | null)?.ready ?? 0 });
    return accept(undefined);
  });
}

/** Ends a list: who was not asked by now is not asked, and their lines are deleted at once. Twice is once. */
export async function cancelList(by: Organizer, id: number, now: Date): Promise<Result<undefined, ListRefusal>> {
  const all: ListStatus[] = ["uploaded", "checking", "checked", "asking", "cancelled"];
  return changeList(by, id, all, async (tx, { status, asked }) => {
    if (status === "cancelled") return accept(undefined);
    await tx.signerListRow.deleteMany({ where: { listId: id } });
    await tx.signerList.update({ where: { id }, data: { status: "cancelled", endedAt: now }, select: { id: true } });
    await record(tx, by, "list-cancelled", id, { asked });
    return accept(undefined);
  });
}

// A list is checked and asked within days. Lines that nobody comes back for are not kept longer.
const LEFT_MILLISECONDS = 14 * DAY;

/** Cancels lists that were left lying, which deletes their lines. Returns how many. */
export async function purgeLists(now: Date): Promise<number> {
  const left = {
    status: { in: ["uploaded", "checking", "checked"] as ListStatus[] },
    createdAt: { lt: addMilliseconds(now, -LEFT_MILLISECONDS) },
  };
  const [, { count }] = await db.$transaction([
    db.signerListRow.deleteMany({ where: { list: left } }),
    db.signerList.updateMany({ where: left, data: { status: "cancelled", endedAt: now } }),
  ]);
  return count;
}

interface KeptList {
  status: ListStatus;
  header: string[];
  asked: number;
  result: unknown;
}

/** Changes a list that has one of these statuses, while no worker has it. */
async function changeList(
  by: Organizer,
  id: number,
  statuses: ListStatus[],
  work: (tx: Transaction, list: KeptList) => Promise<Result<undefined, ListRefusal>>,
): Promise<Result<undefined, ListRefusal>> {
  if (!mayBringLists(by)) return refuse("not-allowed");
  return db.$transaction(async (tx) => {
    const [list] = await tx.$queryRaw<KeptList[]>`
      SELECT status, header, asked, result FROM signer_list WHERE id = ${id} FOR UPDATE`;
    if (!list) return refuse("no-such-list");
    return statuses.includes(list.status) ? work(tx, list) : refuse("other-status");
  });
}

const record = (tx: Transaction, by: Organizer, action: AuditAction, id: number, detail: AuditDetail) =>
  recordAudit({ actor: actorOf(by), action, subject: `list:${id}`, detail }, tx);
