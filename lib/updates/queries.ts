import "server-only";

import { db } from "../db/client";
import type { Locale } from "../locale";
import type { SharedText } from "../mail/schema";
import type { Organizer } from "../organizers/schema";
import { mayWriteUpdates } from "./rules";
import type { Audience, PublicUpdate, Update, UpdateProgress, UpdateStatus } from "./schema";
import { isReaderOf, isSignerOf } from "./sql";

const LISTED_MAX = 100;
const SHOWN_MAX = 50;

const fields = {
  id: true,
  status: true,
  revision: true,
  content: true,
  toSigners: true,
  toSubscribers: true,
  isPublic: true,
  state: true,
  layer: true,
  geoid: true,
  source: true,
  sendAt: true,
  textId: true,
  written: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  petition: { select: { slug: true } },
} as const;

type Row = Omit<Update, "petition" | "content" | "layer"> & {
  petition: { slug: string };
  content: unknown;
  layer: string | null;
};

const updateOf = ({ petition, content, layer, ...row }: Row): Update => ({
  ...row,
  petition: petition.slug,
  content: content as SharedText,
  layer: layer as Update["layer"],
});

/** The newest updates that an organizer may see, the newest first. */
export async function listUpdates(organizer: Organizer): Promise<Update[]> {
  const rows = await db.petitionUpdate.findMany({
    where: organizer.states === null ? {} : { state: { in: organizer.states } },
    select: fields,
    orderBy: { id: "desc" },
    take: LISTED_MAX,
  });
  return rows.filter(({ state }) => mayWriteUpdates(organizer, state)).map(updateOf);
}

/** An update as the console shows it. Null where there is none that this organizer may see. */
export async function findUpdate(organizer: Organizer, id: number): Promise<Update | null> {
  const row = await db.petitionUpdate.findUnique({ where: { id }, select: fields });
  return row && mayWriteUpdates(organizer, row.state) ? updateOf(row) : null;
}

/** How many mailboxes an update would be written to at this moment. */
export async function countAudience(petition: string, audience: Audience): Promise<number> {
  const { toSigners, toSubscribers } = audience;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT email_hash)::int AS count FROM (
      SELECT s.email_hash FROM signature s JOIN petition p ON p.id = s.petition_id
      WHERE ${toSigners} AND p.slug = ${petition} AND ${isSignerOf(audience)}
      UNION ALL
      SELECT n.email_hash FROM subscription n WHERE ${toSubscribers} AND ${isReaderOf(audience)}) people`;
  return row?.count ?? 0;
}

/** What became of the emails of an update, as far as they are kept (30 days). */
export async function findProgress(textId: bigint): Promise<UpdateProgress> {
  const [progress] = await db.$queryRaw<UpdateProgress[]>`
    SELECT count(*) FILTER (WHERE status IN ('waiting', 'sending'))::int AS waiting,
      count(*) FILTER (WHERE sent_at IS NOT NULL)::int AS sent,
      count(*) FILTER (WHERE status = 'delivered')::int AS delivered,
      count(*) FILTER (WHERE status = 'bounced')::int AS bounced,
      count(*) FILTER (WHERE status = 'complained')::int AS complained,
      count(*) FILTER (WHERE status = 'failed')::int AS failed
    FROM outbox_email WHERE text_id = ${textId}`;
  return progress!;
}

/** How many emails of updates that are being sent wait to leave. */
export async function countAhead(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM outbox_email e
    WHERE e.status = 'waiting' AND e.text_id IN (SELECT text_id FROM petition_update WHERE status = 'sending')`;
  return row?.count ?? 0;
}

const UNSENT: UpdateStatus[] = ["draft", "scheduled"];
const shownFields = { id: true, content: true, startedAt: true } as const;

function shownUpdate(row: { id: number; content: unknown; startedAt: Date | null }, locale: Locale): PublicUpdate {
  return { id: row.id, locale, startedAt: row.startedAt!, ...(row.content as SharedText)[locale] };
}

/** The public updates of a petition that were sent, the newest first. */
export async function listPublicUpdates(slug: string, locale: Locale): Promise<PublicUpdate[]> {
  const rows = await db.petitionUpdate.findMany({
    where: { petition: { slug }, isPublic: true, status: { notIn: UNSENT } },
    select: shownFields,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: SHOWN_MAX,
  });
  return rows.map((row) => shownUpdate(row, locale));
}

/** A public update of a petition, or null. */
export async function findPublicUpdate(slug: string, id: number, locale: Locale): Promise<PublicUpdate | null> {
  const row = await db.petitionUpdate.findFirst({
    where: { id, petition: { slug }, isPublic: true, status: { notIn: UNSENT } },
    select: shownFields,
  });
  return row && shownUpdate(row, locale);
}

/** The ids of the texts that updates have. */
export async function listTextIds(): Promise<bigint[]> {
  const rows = await db.petitionUpdate.findMany({ where: { textId: { not: null } }, select: { textId: true } });
  return rows.map(({ textId }) => textId!);
}

/** How many updates are drafts again because whoever scheduled them is disabled. */
export const countHeldUpdates = (): Promise<number> =>
  db.petitionUpdate.count({ where: { status: "draft", heldAt: { not: null } } });
