import "server-only";

import { recordAudit } from "../../../audit/commands";
import { type AuditAction, type AuditDetail, OFFICE } from "../../../audit/schema";
import { db, type Transaction } from "../../../db/client";
import { retryConflicts } from "../../../db/conflicts";
import { consumeRateLimit } from "../../../limits/commands";
import { accept, refuse, type Result } from "../../../result";
import type { PacketFormat } from "../../schema";
import { sealPacketText } from "../../sealing";
import { downloadOf, findLink } from "../queries";
import { filesUntil } from "../../rules";
import { want } from "../commands";
import { type ReceiptRefusal, writeReceipt } from "../receipts/commands";
import { linkStatusOf } from "../rules";
import {
  type Download,
  DOWNLOADS_PER_LINK,
  type LinkStatus,
  type OpenedLink,
  type ReceiptInput,
  REPLIES_PER_PACKET_MAX,
} from "../schema";

// What an office does with its link. Each command begins with the token, and checks by itself what the link still does.

type Refused = "no-such-link" | Exclude<LinkStatus, "open">;
export type OfficeDownloadRefusal = Refused | "renewing" | "too-many-downloads";
export type OfficeReceiptRefusal = Refused | ReceiptRefusal;
export type OfficeReplyRefusal = Refused | "too-many-replies";

interface LockedLink {
  id: number;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  receiptAt: Date | null;
  delivery: "draft" | "building" | "ready" | "cancelled";
  deliveryId: number;
  state: string;
  packetId: number;
  generation: number;
  packetStatus: string;
  /** When its first files were built: it may have been handed over before it was renewed. */
  builtAt: Date | null;
}

/**
 * Locks the packet of a link. The link and the receipt are read after that, in a statement of their own: one that waits for a
 * lock still sees other rows as they were before.
 */
async function lockLink(tx: Transaction, id: number): Promise<LockedLink | undefined> {
  await tx.$queryRaw`
    SELECT p.id FROM packet p JOIN packet_link l ON l.packet_id = p.id WHERE l.id = ${id} FOR UPDATE OF p`;
  const [link] = await tx.$queryRaw<LockedLink[]>`
    SELECT l.id, l.created_at AS "createdAt", l.expires_at AS "expiresAt", l.revoked_at AS "revokedAt",
      r.created_at AS "receiptAt", d.status AS delivery, d.id AS "deliveryId", d.state, p.id AS "packetId", p.generation, p.status AS "packetStatus",
      (SELECT min(built_at) FROM packet_manifest WHERE packet_id = p.id) AS "builtAt"
    FROM packet_link l JOIN packet p ON p.id = l.packet_id JOIN delivery d ON d.id = p.delivery_id
    LEFT JOIN packet_receipt r ON r.packet_id = p.id
    WHERE l.id = ${id}`;
  return link;
}

/** Runs a change through a link that is open, and notes when it was first used. The packet stays locked until the end. */
async function onLink<Value, Refusal extends string>(
  token: unknown,
  now: Date,
  change: (tx: Transaction, link: LockedLink, opened: OpenedLink) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | Refused>> {
  const opened = await findLink(token, now);
  if (!opened) return refuse("no-such-link");
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      const link = await lockLink(tx, opened.id);
      if (!link) return refuse("no-such-link");
      const status = linkStatusOf(link, now);
      if (status !== "open") return refuse(status);
      const changed = await change(tx, link, opened);
      if (changed.ok)
        await tx.packetLink.updateMany({ where: { id: link.id, openedAt: null }, data: { openedAt: now } });
      return changed;
    }),
  );
}

/** What an office did, for the log: which packet and link, and nothing that the office wrote. */
const log = (
  tx: Transaction,
  action: AuditAction,
  { id, packetId, deliveryId, state }: LockedLink,
  detail: AuditDetail = {},
) =>
  recordAudit(
    {
      actor: OFFICE,
      action,
      subject: `packet:${packetId}`,
      detail: { state, delivery: deliveryId, link: id, ...detail },
    },
    tx,
  );

/** A file of the packet. The download is recorded before a byte is sent. */
export async function downloadByOffice(
  token: unknown,
  format: PacketFormat,
  now: Date,
): Promise<Result<Download, OfficeDownloadRefusal>> {
  const opened = await findLink(token, now);
  if (opened?.status === "open") {
    const use = { name: "packet-downloads", key: String(opened.id), ...DOWNLOADS_PER_LINK };
    if (!(await consumeRateLimit(use, now)).allowed) return refuse("too-many-downloads");
  }
  return onLink(token, now, async (tx, link, { packet }) => {
    const { id, packetId, generation, packetStatus } = link;
    const download = downloadOf(packet, format);
    if (!download || packetStatus !== "ready" || generation !== packet.generation) {
      await want(tx, packetId, now);
      return refuse("renewing");
    }
    const isFirst = (await tx.packetAccess.count({ where: { packetId, linkId: id } })) === 0;
    await tx.packetAccess.create({
      data: { packetId, generation, format, linkId: id, at: now },
      select: { id: true },
    });
    if (isFirst) await log(tx, "packet-downloaded", link, { generation, format });
    return accept(download);
  });
}

/** The receipt of the office. It ends this link and all that were sent before. */
export async function receiveByOffice(
  token: unknown,
  receipt: ReceiptInput,
  now: Date,
): Promise<Result<undefined, OfficeReceiptRefusal>> {
  return onLink(token, now, async (tx, link) => {
    const { packetId, state, builtAt } = link;
    const from = { by: "link", linkId: link.id } as const;
    const written = await writeReceipt(
      tx,
      { packetId, state, builtAt, receipt: { ...receipt, version: null }, from },
      now,
    );
    if (!written.ok) return written;
    await tx.packet.update({ where: { id: packetId }, data: { filesUntil: filesUntil(now) }, select: { id: true } });
    await log(tx, "packet-received", link, { generation: written.value.generation, by: "link" });
    return accept(undefined);
  });
}

/** What the office replies, for the organizers. */
export async function replyByOffice(
  token: unknown,
  reply: string,
  now: Date,
): Promise<Result<undefined, OfficeReplyRefusal>> {
  return onLink(token, now, async (tx, link) => {
    const { id, packetId } = link;
    if ((await tx.packetReply.count({ where: { packetId } })) >= REPLIES_PER_PACKET_MAX)
      return refuse("too-many-replies");
    await tx.packetReply.create({
      data: { packetId, textSealed: sealPacketText("reply", reply, packetId), linkId: id, at: now },
      select: { id: true },
    });
    await log(tx, "packet-replied", link);
    return accept(undefined);
  });
}
