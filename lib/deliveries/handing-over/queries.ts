import "server-only";

import { db } from "../../db/client";
import { openEmail } from "../../sealed-email";
import { openPacketText, packetTokenHash } from "../sealing";
import { openPacketFile } from "../files/queries";
import { findPacket, findPacketByTokenHash } from "../queries";
import type { Organizer } from "../../organizers/schema";
import type { OpenedPacket, PacketFormat, PacketLink } from "../schema";
import { linkStatusOf, tokensIn } from "./rules";
import { listDownloaded } from "./receipts/queries";
import {
  answerWays,
  type Download,
  type DownloadedVersion,
  type ListedAccess,
  type ListedScan,
  type OpenedLink,
  type OpenedReceipt,
  type OpenedReply,
  REPLIES_PER_PACKET_MAX,
  SCANS_PER_PACKET_MAX,
} from "./schema";

const ACCESSES_LISTED_MAX = 50;

/** What the link of an office shows, or null where there is no such link. Reading it changes nothing. */
export async function findLink(token: unknown, now: Date): Promise<OpenedLink | null> {
  for (const each of tokensIn(token)) {
    const found = await findPacketByTokenHash(packetTokenHash(each));
    if (found) return openLink(found, now);
  }
  return null;
}

async function openLink({ packet, linkId }: { packet: OpenedPacket; linkId: number }, now: Date) {
  const [link, receipt] = await Promise.all([
    db.packetLink.findUniqueOrThrow({
      where: { id: linkId },
      select: { id: true, createdAt: true, expiresAt: true, revokedAt: true },
    }),
    db.packetReceipt.findUnique({
      where: { packetId: packet.id },
      select: { receivedAt: true, createdAt: true },
    }),
  ]);
  const receiptAt = receipt?.createdAt ?? null;
  return {
    id: link.id,
    status: linkStatusOf({ ...link, receiptAt, delivery: packet.delivery.status }, now),
    expiresAt: link.expiresAt,
    packet,
    receipt: receipt && { receivedAt: receipt.receivedAt },
  };
}

/** A link with the email of the office that it was sent to, opened. */
export interface ListedLink extends PacketLink {
  email: string | null;
}

/** What was written and photographed about a packet, opened. */
export interface HandingOver {
  packet: OpenedPacket;
  /** Newest first. */
  links: ListedLink[];
  receipt: OpenedReceipt | null;
  /** Of which somebody downloaded files, the newest first. */
  downloaded: DownloadedVersion[];
  /** Oldest first. */
  replies: OpenedReply[];
  scans: ListedScan[];
  /** The newest downloads. */
  accesses: ListedAccess[];
}

/** A packet with everything about its handing over, for an organizer who may do it. Null for others. */
export async function findHandingOver(by: Organizer, packetId: number): Promise<HandingOver | null> {
  const packet = await findPacket(by, packetId);
  if (!packet) return null;
  const where = { packetId };
  const [downloaded, emails, receipt, replies, scans, accesses] = await Promise.all([
    listDownloaded(packetId),
    emailsOfLinks(packetId),
    db.packetReceipt.findUnique({
      where,
      select: {
        receivedBySealed: true,
        noteSealed: true,
        receivedAt: true,
        by: true,
        generation: true,
        createdAt: true,
      },
    }),
    db.packetReply.findMany({
      where,
      select: { id: true, textSealed: true, at: true, way: true, dated: true, linkId: true, readAt: true },
      orderBy: { id: "asc" },
      take: REPLIES_PER_PACKET_MAX,
    }),
    db.packetScan.findMany({
      where,
      select: { id: true, type: true, bytes: true, createdAt: true },
      orderBy: { id: "asc" },
      take: SCANS_PER_PACKET_MAX,
    }),
    db.packetAccess.findMany({
      where,
      select: { format: true, generation: true, linkId: true, at: true },
      orderBy: { id: "desc" },
      take: ACCESSES_LISTED_MAX,
    }),
  ]);
  return {
    packet,
    downloaded,
    links: packet.links.map((link) => ({ ...link, email: emails.get(link.id) ?? null })),
    receipt: receipt && {
      receivedBy: openPacketText("receivedBy", receipt.receivedBySealed, packetId),
      note: receipt.noteSealed && openPacketText("note", receipt.noteSealed, packetId),
      receivedAt: receipt.receivedAt,
      by: receipt.by,
      generation: receipt.generation,
      writtenAt: receipt.createdAt,
    },
    replies: replies.map(({ textSealed, way, linkId, readAt, ...reply }) => ({
      ...reply,
      isUnread: linkId !== null && readAt === null,
      way: answerWays.find((each) => each === way) ?? null,
      text: openPacketText("reply", textSealed, packetId),
    })),
    scans,
    accesses: accesses.map(({ linkId, ...access }) => ({ ...access, by: linkId === null ? "organizer" : "link" })),
  };
}

// The organizer who revokes one of several links has to know which office has it.
async function emailsOfLinks(packetId: number): Promise<Map<number, string>> {
  const links = await db.packetLink.findMany({
    where: { packetId },
    select: { id: true, emailSealed: true, emailHash: true },
  });
  return new Map(
    links.flatMap(({ id, emailSealed, emailHash }) =>
      emailSealed && emailHash ? [[id, openEmail(emailSealed, emailHash)]] : [],
    ),
  );
}

/** A photograph of a receipt for an organizer who may see it. */
export async function findScan(by: Organizer, id: number): Promise<{ type: string; bytes: number } | null> {
  const scan = await db.packetScan.findUnique({ where: { id }, select: { packetId: true, type: true, bytes: true } });
  return scan && (await findPacket(by, scan.packetId)) && { type: scan.type, bytes: scan.bytes };
}

/** The file of a packet in one format, to be sent. Null where its newest generation has none. It checks no right. */
export function downloadOf(packet: OpenedPacket, format: PacketFormat): Download | null {
  const file = packet.files.find((each) => each.format === format);
  return file ? { name: file.name, format, bytes: file.bytes, parts: openPacketFile(file.id) } : null;
}
