import "server-only";

import { recordAudit } from "../../audit/commands";
import { type AuditAction, type AuditDetail, actorOf } from "../../audit/schema";
import { absoluteUrl } from "../../absolute-url";
import { emailHash } from "../../canonical-email";
import { type Database, db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { consumeRateLimit } from "../../limits/commands";
import { enqueueEmail } from "../../mail/commands";
import { suppressedAmong } from "../../mail/suppression/queries";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { sealEmail } from "../../sealed-email";
import { addMilliseconds } from "../../time";
import { findPacket } from "../queries";
import { filesUntil, mayDeliver } from "../rules";
import type { OpenedPacket, PacketFormat } from "../schema";
import { packetTokenHash } from "../sealing";
import { downloadOf } from "./queries";
import { type ReceiptRefusal, writeReceipt } from "./receipts/commands";
import { isHandable, newToken, wasBuilt } from "./rules";
import { type CarriedInput, type Download, LINK_MILLISECONDS_MAX, LINKS_PER_PACKET } from "./schema";

export type Refused = "not-allowed" | "no-such-packet";
export type SendLinkRefusal = Refused | "not-built" | "renewing" | "suppressed" | "too-many-links";
export type RevokeRefusal = Refused | "no-such-link";
export type HandOverRefusal = Refused | "not-built" | ReceiptRefusal;
export type DownloadRefusal = Refused | "not-ready";

interface LockedPacket {
  id: number;
  state: string;
  deliveryId: number;
  generation: number;
  status: OpenedPacket["status"];
  /** When its first files were built: it may have been handed over before it was renewed. */
  builtAt: Date | null;
}

/**
 * Runs a change of one packet for an organizer who may hand it over. The row stays locked until its end, so that what was
 * checked is still true when it writes.
 */
export async function onPacket<Value, Refusal extends string>(
  by: Organizer,
  id: number,
  change: (tx: Transaction, packet: LockedPacket) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | Refused>> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      const [packet] = await tx.$queryRaw<LockedPacket[]>`
      SELECT p.id, d.state, d.id AS "deliveryId", p.generation, p.status, (SELECT min(built_at) FROM packet_manifest WHERE packet_id = p.id) AS "builtAt"
      FROM packet p JOIN delivery d ON d.id = p.delivery_id WHERE p.id = ${id} FOR UPDATE OF p`;
      if (!packet) return refuse("no-such-packet");
      if (!mayDeliver(by, packet.state)) return refuse("not-allowed");
      return change(tx, packet);
    }),
  );
}

/** Logs what an organizer did with a packet. */
export const logPacket = (
  tx: Transaction,
  by: Organizer,
  action: AuditAction,
  { id, state, deliveryId }: Pick<LockedPacket, "id" | "state" | "deliveryId">,
  detail: AuditDetail = {},
) =>
  recordAudit(
    { actor: actorOf(by), action, subject: `packet:${id}`, detail: { state, delivery: deliveryId, ...detail } },
    tx,
  );

/** A packet that is built again has its first files, and can be handed over in a moment. */
const whyNot = ({ status, generation }: Pick<LockedPacket, "status" | "generation">) =>
  status === "building" && generation > 0 ? "renewing" : "not-built";

/** What the email to an office says, in English. */
export interface LinkEmail {
  email: string;
  recipient: string;
  title: string;
  state: string;
  signatures: string;
  cutOff: string;
  expires: (at: Date) => string;
}

/**
 * Sends an office the link to its packet. Only this email contains the token, of which the database has a keyed hash. A mailbox
 * that is suppressed gets none, and the organizer is told.
 */
export async function sendLink(
  by: Organizer,
  packetId: number,
  { email, expires, ...texts }: LinkEmail,
  now: Date,
): Promise<Result<{ id: number }, SendLinkRefusal>> {
  const packet = await findPacket(by, packetId);
  if (!packet) return refuse("no-such-packet");
  const hash = emailHash(email);
  if ((await suppressedAmong([hash])).size > 0) return refuse("suppressed");
  const use = { name: "packet-links", key: String(packetId), ...LINKS_PER_PACKET };
  if (!isHandable(packet.status)) return refuse(whyNot(packet));
  if (!(await consumeRateLimit(use, now)).allowed) return refuse("too-many-links");
  const token = newToken();
  const expiresAt = addMilliseconds(now, LINK_MILLISECONDS_MAX);
  return onPacket(by, packetId, async (tx, locked) => {
    if (!isHandable(locked.status)) return refuse(whyNot(locked));
    await tx.packet.update({ where: { id: packetId }, data: { filesUntil: filesUntil(now) }, select: { id: true } });
    const { id } = await tx.packetLink.create({
      data: {
        packetId,
        tokenHash: packetTokenHash(token),
        emailSealed: sealEmail(email, hash),
        emailHash: Uint8Array.from(hash),
        createdBy: by.id,
        createdAt: now,
        sentAt: now,
        expiresAt,
      },
      select: { id: true },
    });
    await enqueueEmail(
      tx,
      {
        kind: "delivery-link",
        email,
        emailHash: hash,
        locale: "en",
        props: { link: id },
        secret: { ...texts, url: absoluteUrl("en", `/delivery/${token}`), expires: expires(expiresAt) },
        notBefore: now,
      },
      now,
    );
    await logPacket(tx, by, "packet-link-sent", locked, { link: id });
    return accept({ id });
  });
}

/** Ends a link at once. Doing it twice is harmless. */
export async function revokeLink(
  by: Organizer,
  { packetId, linkId }: { packetId: number; linkId: number },
  now: Date,
): Promise<Result<undefined, RevokeRefusal>> {
  return onPacket(by, packetId, async (tx, packet) => {
    if ((await tx.packetLink.count({ where: { id: linkId, packetId } })) === 0) return refuse("no-such-link");
    const { count } = await tx.packetLink.updateMany({
      where: { id: linkId, packetId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count) await logPacket(tx, by, "packet-link-revoked", packet, { link: linkId });
    return accept(undefined);
  });
}

/** Writes down that an organizer handed a packet over, to whom and when. It ends the links that were sent before. */
export async function recordHandedOver(
  by: Organizer,
  packetId: number,
  receipt: CarriedInput,
  now: Date,
): Promise<Result<undefined, HandOverRefusal>> {
  return onPacket<undefined, HandOverRefusal>(by, packetId, async (tx, packet) => {
    if (!wasBuilt(packet)) return refuse("not-built");
    const from = { by: "organizer", organizerId: by.id } as const;
    const written = await writeReceipt(tx, { ...packet, packetId, receipt, from }, now);
    if (!written.ok) return written;
    if (isHandable(packet.status))
      await tx.packet.update({ where: { id: packetId }, data: { filesUntil: filesUntil(now) }, select: { id: true } });
    await logPacket(tx, by, "packet-received", packet, { generation: written.value.generation, by: "organizer" });
    return accept(undefined);
  });
}

/**
 * Notes that somebody wants files that are being renewed, so that they are renewed without a pause; also where they are built
 * at this moment and are stale again at the end.
 */
export async function want(on: Database, packetId: number, now: Date): Promise<void> {
  await on.packet.updateMany({
    where: { id: packetId, status: { in: ["stale", "building"] } },
    data: { wantedAt: now },
  });
}

/** A file of a packet for an organizer. The log has who, when, which file, how many rows and which hash before a byte is sent. */
export async function downloadByOrganizer(
  by: Organizer,
  { packetId, format }: { packetId: number; format: PacketFormat },
  now: Date,
): Promise<Result<Download, DownloadRefusal>> {
  const packet = await findPacket(by, packetId);
  if (!packet) return refuse("no-such-packet");
  const download = downloadOf(packet, format);
  if (!download || packet.status !== "ready") {
    await want(db, packetId, now);
    return refuse("not-ready");
  }
  const { generation, signatures } = packet;
  const sha256 = packet.files.find((file) => file.format === format)!.sha256;
  const recorded = await onPacket(by, packetId, async (tx, locked) => {
    if (locked.status !== "ready" || locked.generation !== generation) return refuse("not-ready");
    await tx.packetAccess.create({
      data: { packetId, generation, format, organizerId: by.id, at: now },
      select: { id: true },
    });
    await logPacket(tx, by, "packet-downloaded", locked, { generation, format, rows: signatures, sha256 });
    return accept(undefined);
  });
  return recorded.ok ? accept(download) : recorded;
}
