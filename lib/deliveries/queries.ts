import "server-only";

import { db } from "../db/client";
import { empty, type Sql, sql } from "../db/sql";
import type { Chamber } from "../lawmakers/schema";
import { mayReadState } from "../organizers/rules";
import type { Organizer } from "../organizers/schema";
import { countChanged, listShownGenerations } from "./generations/queries";
import { mayDeliver, maySeeDeliveries } from "./rules";
import {
  committee,
  cover,
  type DeliveryScope,
  type DeliveryStatus,
  type ListedDelivery,
  type ListedPacket,
  type OpenedDelivery,
  type OpenedPacket,
  packetManifest,
  publicRecipient,
  recipient,
  type Verification,
} from "./schema";
import { isUnread } from "./sql";

const LISTED_MAX = 50;
// New Hampshire has 424 lawmakers. A delivery has at most one packet for each, and one more for a committee.
export const PACKETS_MAX = 600;

interface DeliveryRow {
  id: number;
  petition: string;
  state: string;
  scope: DeliveryScope;
  chamber: Chamber | null;
  recipients: unknown;
  cover: unknown;
  cutOff: Date;
  sinceDeliveryId: number | null;
  status: DeliveryStatus;
  createdBy: number;
  createdAt: Date;
  builtAt: Date | null;
  packets: number;
  ready: number;
  failed: number;
  signatures: number;
  paper: number;
  unreadReplies: number;
}

const deliveriesWhere = (condition: Sql): Sql => sql`
  SELECT d.id, p.slug AS petition, d.state, d.scope, d.chamber, d.recipients, d.cover, d.cut_off AS "cutOff",
    d.since_delivery_id AS "sinceDeliveryId", d.status, d.created_by AS "createdBy", d.created_at AS "createdAt",
    d.built_at AS "builtAt", n.*, (
      SELECT count(*)::int FROM packet_reply r JOIN packet k ON k.id = r.packet_id WHERE k.delivery_id = d.id AND ${isUnread(sql`r`)}
    ) AS "unreadReplies"
  FROM delivery d JOIN petition p ON p.id = d.petition_id CROSS JOIN LATERAL (
    SELECT count(*)::int AS packets, count(*) FILTER (WHERE status IN ('ready', 'stale', 'expired'))::int AS ready,
      count(*) FILTER (WHERE status = 'failed')::int AS failed,
      coalesce(sum(CASE status WHEN 'building' THEN written ELSE signatures END), 0)::int AS signatures,
      coalesce(sum(paper), 0)::int AS paper
    FROM packet WHERE delivery_id = d.id) n
  WHERE ${condition} ORDER BY d.id DESC LIMIT ${LISTED_MAX}`;

function toDelivery({
  recipients,
  cover: _cover,
  packets,
  ready,
  failed,
  signatures,
  paper,
  ...row
}: DeliveryRow): ListedDelivery {
  return {
    ...row,
    committee: row.scope === "committee" ? committee.parse(recipients) : null,
    progress: { packets, ready, failed, signatures, paper },
  };
}

export interface DeliveryFilter {
  petitionId: number;
  /** Null means all states that the organizer may read. */
  state: string | null;
  /** The last delivery of the page before: only older ones are listed. */
  before?: number | null;
}

/** The deliveries of a petition that an organizer may see, newest first, fifty at most. */
export async function listDeliveries(
  by: Organizer,
  { petitionId, state, before = null }: DeliveryFilter,
): Promise<ListedDelivery[]> {
  if (state !== null && !mayReadState(by, state)) return [];
  const states = state === null ? by.states : [state];
  const ofStates = states === null ? empty : sql`AND d.state = ANY (${states}::text[])`;
  const older = before === null ? empty : sql`AND d.id < ${before}`;
  const rows = await db.$queryRaw<DeliveryRow[]>(
    deliveriesWhere(sql`d.petition_id = ${petitionId} ${ofStates} ${older}`),
  );
  return rows.map(toDelivery);
}

/** One delivery with its packets, or null where there is none that this organizer may see. */
export async function findDelivery(by: Organizer, id: number): Promise<OpenedDelivery | null> {
  const [row] = await db.$queryRaw<DeliveryRow[]>(deliveriesWhere(sql`d.id = ${id}`));
  if (!row || !maySeeDeliveries(by, row.state)) return null;
  const packets = await db.packet.findMany({
    where: { deliveryId: id },
    select: packetFields,
    orderBy: { ordinal: "asc" },
    take: PACKETS_MAX,
  });
  return { ...toDelivery(row), cover: cover.parse(row.cover), packets: packets.map(toPacket) };
}

const packetFields = {
  id: true,
  ordinal: true,
  recipient: true,
  status: true,
  signatures: true,
  paper: true,
  generation: true,
  builtAt: true,
  verificationCode: true,
  filesUntil: true,
  filesDeletedAt: true,
  failure: true,
  receipt: { select: { receivedAt: true } },
  replies: { where: { linkId: { not: null }, readAt: null }, select: { id: true } },
  _count: { select: { links: true, accesses: true, replies: true, scans: true } },
} as const;

type PacketRow = Omit<ListedPacket, "recipient" | "receivedAt" | "unreadReplies" | "counts"> & {
  recipient: unknown;
  receipt: { receivedAt: Date } | null;
  replies: { id: number }[];
  _count: ListedPacket["counts"];
};

const toPacket = ({ receipt, replies, _count: counts, ...row }: PacketRow): ListedPacket => ({
  ...row,
  recipient: recipient.parse(row.recipient),
  receivedAt: receipt?.receivedAt ?? null,
  unreadReplies: replies.length,
  counts,
});

/**
 * A packet with the files of its newest generation and its links. Null where there is none that this organizer may hand over.
 * Files may be downloaded while its status is "ready"; "stale" says that they are being renewed.
 */
export async function findPacket(by: Organizer, id: number): Promise<OpenedPacket | null> {
  const packet = await readPacket(id);
  return packet && mayDeliver(by, packet.delivery.state) ? packet : null;
}

/**
 * The packet that the link of an office leads to, whatever the state of the link: the caller decides from `link` what it still
 * shows. Found by the keyed hash of the token, so the time that it takes tells nothing of any token.
 */
export async function findPacketByTokenHash(
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<{ packet: OpenedPacket; linkId: number } | null> {
  const link = await db.packetLink.findUnique({ where: { tokenHash }, select: { id: true, packetId: true } });
  const packet = link && (await readPacket(link.packetId));
  return packet && { packet, linkId: link.id };
}

const linkFields = {
  id: true,
  emailHash: true,
  createdAt: true,
  sentAt: true,
  expiresAt: true,
  revokedAt: true,
  openedAt: true,
  failedAt: true,
} as const;

async function readPacket(id: number): Promise<OpenedPacket | null> {
  const row = await db.packet.findUnique({
    where: { id },
    select: {
      ...packetFields,
      deliveryId: true,
      files: {
        select: { id: true, name: true, format: true, bytes: true, sha256: true, generation: true },
        orderBy: { id: "asc" },
      },
      links: { select: linkFields, orderBy: { id: "desc" }, take: LISTED_MAX },
    },
  });
  if (!row) return null;
  const { deliveryId, files, links, ...packet } = row;
  const [delivery] = await db.$queryRaw<DeliveryRow[]>(deliveriesWhere(sql`d.id = ${deliveryId}`));
  return {
    ...toPacket(packet),
    delivery: toDelivery(delivery!),
    files: files.flatMap(({ generation, bytes, sha256, ...file }) =>
      generation === row.generation && bytes !== null && sha256 !== null
        ? [{ ...file, bytes: Number(bytes), sha256: Buffer.from(sha256).toString("hex") }]
        : [],
    ),
    links: links.map(({ emailHash, ...link }) => ({ ...link, isMailed: emailHash !== null })),
  };
}

/** What anybody may know of a packet by its code (readVerificationCode): no personal data. Null for a code of no built packet. */
export async function findVerification(code: string): Promise<Verification | null> {
  const packet = await db.packet.findUnique({
    where: { verificationCode: code },
    select: {
      id: true,
      status: true,
      generation: true,
      recipient: true,
      receipt: { select: { receivedAt: true, generation: true } },
      delivery: { select: { petitionId: true, state: true, cutOff: true } },
    },
  });
  if (!packet || packet.generation === 0 || packet.status === "cancelled" || packet.status === "waiting") return null;
  const { petitionId, state, cutOff } = packet.delivery;
  const [petition] = await db.$queryRaw<{ slug: string; isHidden: boolean; en: string; es: string }[]>`
    SELECT p.slug, p.status IN ('hidden', 'taken_down') AS "isHidden", v.title_en AS en, v.title_es AS es
    FROM petition p JOIN petition_version v ON v.petition_id = p.id
    WHERE p.id = ${petitionId} ORDER BY v.number DESC LIMIT 1`;
  const { slug, isHidden, ...title } = petition!;
  const [generations, changed] = await Promise.all([listGenerations(packet.id), countChanged(packet.id)]);
  return {
    status: packet.status === "stale" || packet.status === "building" ? "renewing" : packet.status,
    petition: { slug, isHidden, title },
    state,
    recipient: publicRecipient(packet.recipient),
    cutOff,
    received: packet.receipt && { at: packet.receipt.receivedAt, generation: packet.receipt.generation },
    ...generations,
    changed,
  };
}

/** The manifests of a packet, and as files: a manifest cannot have its own hash. */
async function listGenerations(packetId: number): Promise<Pick<Verification, "manifests" | "manifestFiles">> {
  const where = { packetId, generation: { in: await listShownGenerations(packetId) } };
  const orderBy = { generation: "desc" } as const;
  const [manifests, files] = await Promise.all([
    db.packetManifest.findMany({ where, select: { manifest: true }, orderBy }),
    db.packetFile.findMany({
      where: { ...where, format: "json", sha256: { not: null } },
      select: { generation: true, name: true, bytes: true, sha256: true },
      orderBy,
    }),
  ]);
  return {
    manifests: manifests.map(({ manifest }) => packetManifest.parse(manifest)),
    manifestFiles: files.map(({ bytes, sha256, ...file }) => ({
      ...file,
      bytes: Number(bytes),
      sha256: Buffer.from(sha256!).toString("hex"),
    })),
  };
}
