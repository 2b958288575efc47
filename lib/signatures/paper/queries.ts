import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import type { Sql } from "../../db/sql";
import { mayEnterPaper } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { dayIn } from "../../time-zone";
import type { ListedBatch, OpenedLine, PaperSigner, SigningDays } from "./schema";
import { openOfList } from "../../readable";
import { openPaperName, openPaperStreet } from "./sealing";
import { paperDistricts } from "./sql";

export const BATCHES_LISTED_MAX = 200;
const PACKET_ROWS_AT_ONCE = 500;

/** How many signatures on paper count in a state. They are never part of the number of online signatures. */
export async function countPaper(petitionId: number, state: string): Promise<number> {
  const tally = await db.paperTally.findUnique({
    where: { petitionId_state: { petitionId, state } },
    select: { count: true },
  });
  return tally?.count ?? 0;
}

/** How many lines of `ids`, which is a SELECT of ids of lines, count. */
export async function countPaperLines(ids: Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM paper_signature WHERE status = 'counted' AND id IN (${ids})`;
  return row?.count ?? 0;
}

/**
 * The lines of `ids` that count, opened, in the order of their entry, 500 at a time, so that memory stays bounded. `ids` is a SELECT
 * of ids of lines. For builders of packets only: the caller has checked who may read them and writes the log.
 */
export async function* readPaperLines(ids: Sql, max = Infinity): AsyncGenerator<PaperSigner[]> {
  let after = 0n;
  for (let left = max; left > 0;) {
    const rows = await db.$queryRaw<PaperRow[]>`
      SELECT p.id, p.name_sealed AS "nameSealed", p.street_sealed AS "streetSealed", p.person_hash AS "personHash", p.zip,
        p.state, to_char(p.signed_on, 'YYYY-MM-DD') AS "signedOn", b.reference, p.line, d.upper_district AS "upperDistrict",
        d.lower_district AS "lowerDistrict"
      FROM paper_signature p JOIN paper_batch b ON b.id = p.batch_id CROSS JOIN LATERAL (SELECT ${paperDistricts}) d
      WHERE p.status = 'counted' AND p.id IN (${ids}) AND p.id > ${after}
      ORDER BY p.id LIMIT ${Math.min(left, PACKET_ROWS_AT_ONCE)}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ nameSealed, streetSealed, personHash, ...row }) => ({
      ...row,
      name: openPaperName(nameSealed, personHash),
      street: openPaperStreet(streetSealed, personHash),
    }));
    after = last.id;
    left -= rows.length;
  }
}

type PaperRow = SealedLine & Omit<PaperSigner, "name" | "street">;

interface SealedLine {
  id: bigint;
  nameSealed: Uint8Array;
  streetSealed: Uint8Array;
  personHash: Uint8Array;
  zip: string;
}

/** The batches of a state, the newest first, without anything personal. Null for an organizer who may not enter paper there. */
export async function listBatches(
  by: Organizer,
  { petition: slug, state }: { petition: string; state: string },
): Promise<ListedBatch[] | null> {
  if (!mayEnterPaper(by, state)) return null;
  return db.$queryRaw<ListedBatch[]>`
    SELECT b.id, b.state, b.reference, b.scan_reference AS "scanReference", b.created_at AS "createdAt", n.*
    FROM petition p JOIN paper_batch b ON b.petition_id = p.id CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status = 'counted')::int AS counted,
        count(*) FILTER (WHERE status = 'double')::int AS doubles,
        count(*) FILTER (WHERE status = 'removed')::int AS removed
      FROM paper_signature WHERE batch_id = b.id) n
    WHERE p.slug = ${slug} AND b.state = ${state} ORDER BY b.id DESC LIMIT ${BATCHES_LISTED_MAX}`;
}

/**
 * Opens the lines of a batch, 200 at most after a line. Null where it does not exist or the organizer may not read it. The reading
 * is logged before anything is opened.
 */
export async function readBatch(by: Organizer, id: number, afterLine = 0) {
  const batch = await db.paperBatch.findUnique({
    where: { id },
    select: { state: true, reference: true, scanReference: true },
  });
  if (!batch || !mayEnterPaper(by, batch.state)) return null;
  const rows = await db.paperSignature.findMany({
    where: { batchId: id, line: { gt: afterLine } },
    orderBy: { line: "asc" },
    take: LINES_READ_AT_ONCE,
    select: {
      id: true,
      line: true,
      status: true,
      nameSealed: true,
      streetSealed: true,
      personHash: true,
      zip: true,
      signedOn: true,
      removedReason: true,
    },
  });
  const detail = { state: batch.state, rows: rows.length, after: afterLine };
  await recordAudit({ actor: actorOf(by), action: "paper-read", subject: `paper:${id}`, detail });
  const lines = rows.map(({ nameSealed, streetSealed, personHash, signedOn, ...row }): OpenedLine => ({
    ...row,
    name: nameSealed && personHash && openOfList(() => openPaperName(nameSealed, personHash)),
    street: streetSealed && personHash && openOfList(() => openPaperStreet(streetSealed, personHash)),
    signedOn: signedOn && signedOn.toISOString().slice(0, 10),
  }));
  return { ...batch, lines };
}

export const LINES_READ_AT_ONCE = 200;

// Wherever somebody signs, the day of a moment is one of two. The later one is that of Guam, the earlier one that of Samoa.
const [EARLIEST_ZONE, LATEST_ZONE] = ["Pacific/Pago_Pago", "Pacific/Guam"] as const;

/** The days on which a petition opened and closed, before and after which nobody can have signed it; null where there is none. */
export async function findSigningDays(slug: string): Promise<SigningDays | null> {
  const petition = await db.petition.findUnique({ where: { slug }, select: { openedAt: true, closesAt: true } });
  if (!petition?.openedAt) return null;
  const { openedAt, closesAt } = petition;
  return { firstDay: dayIn(EARLIEST_ZONE, openedAt), lastDay: closesAt && dayIn(LATEST_ZONE, closesAt) };
}
