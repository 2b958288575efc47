import * as z from "zod/mini";

import { emailField, manyLines, oneLine } from "../../fields";
import type { Limit } from "../../limits/schema";
import { DAY, HOUR } from "../../time";
import { type OpenedPacket, type PacketFormat, packetFormats, type PublicRecipient } from "../schema";

// Long enough for a legislature's recess of some weeks, short enough that a forgotten mailbox has no working link in it.
export const LINK_MILLISECONDS_MAX = 30 * DAY;

// An office that lost an email gets another one. More are a mistake, and would teach its spam filter to drop us.
export const LINKS_PER_PACKET: Limit = { max: 3, windowMilliseconds: DAY };

// An office opens each of four files several times. More is no person.
export const DOWNLOADS_PER_LINK: Limit = { max: 60, windowMilliseconds: HOUR };

export const NAME_LENGTH_MAX = 100;
export const NOTE_LENGTH_MAX = 500;
export const REPLY_LENGTH_MAX = 4_000;
export const REPLIES_PER_PACKET_MAX = 20;

// A photograph of a phone. lib/http/posts.ts allows a little more for the whole form.
export const SCAN_BYTES_MAX = 8 * 1024 * 1024;
export const SCANS_PER_PACKET_MAX = 5;

/** The form that sends the link to an office. Errors are codes. */
export const linkInput = z.object({ email: emailField });

/** The receipt of an office, or what an organizer writes about a handing over. Errors are codes. */
export const receiptInput = z.object({
  name: oneLine(NAME_LENGTH_MAX, "name-long").check(z.minLength(2, "name-missing")),
  // The day on the receipt, in the time zone of its recipient.
  date: z.pipe(
    z.iso.date("date-missing"),
    z.transform((text) => new Date(`${text}T12:00:00Z`)),
  ),
  note: z.pipe(
    manyLines(NOTE_LENGTH_MAX, "note-long"),
    z.transform((text) => text || null),
  ),
});
/** The receipt as an organizer writes it down, who may say which version was carried. Null: by the day. */
export const carriedInput = z.extend(receiptInput, {
  version: z.pipe(
    z._default(z.string(), "").check(z.regex(/^\d{0,9}$/, "input-invalid")),
    z.transform((text) => (text === "" ? null : Number(text))),
  ),
});
export type CarriedInput = z.output<typeof carriedInput>;
export type ReceiptInput = z.output<typeof receiptInput>;

/** What an organizer writes to take a receipt back that was given by mistake. */
export const takeBackReceiptInput = z.object({
  reason: oneLine(NOTE_LENGTH_MAX, "note-long").check(z.minLength(3, "reason-missing")),
  /** Whether the photographs stay with the packet, or are deleted because they are of another receipt. */
  photographs: z._default(z.enum(["keep", "delete"], "input-invalid"), "keep"),
});
export type TakeBackReceiptInput = z.output<typeof takeBackReceiptInput>;

/** The reply of an office. Errors are codes. */
export const replyInput = z.object({
  reply: manyLines(REPLY_LENGTH_MAX, "reply-long").check(z.minLength(2, "reply-missing")),
});

export const answerWays = ["letter", "phone", "email", "in_person"] as const;
/** How an office answered, where it was not on its page. */
export type AnswerWay = (typeof answerWays)[number];

/** What an organizer writes about an answer of an office. Errors are codes. */
export const answerInput = z.extend(replyInput, {
  way: z.enum(answerWays, "way-missing"),
  date: receiptInput.shape.date,
});
export type AnswerInput = z.output<typeof answerInput>;

export const formatInput = z.object({ format: z.enum(packetFormats) });

/** What a link still does. */
export type LinkStatus = "open" | "revoked" | "expired" | "received" | "cancelled";

/** What the link of an office shows. */
export interface OpenedLink {
  id: number;
  status: LinkStatus;
  expiresAt: Date;
  packet: OpenedPacket;
  /** Null until somebody has received the packet, through this link or otherwise. */
  receipt: { receivedAt: Date } | null;
}

/** What was written about a packet after it was handed over, opened for organizers. */
export interface OpenedReceipt {
  receivedBy: string;
  receivedAt: Date;
  note: string | null;
  by: "link" | "organizer";
  /** The version that was handed over. */
  generation: number;
  /** When it was written down, which ended the links that were sent before. */
  writtenAt: Date;
}

/** A generation of a packet of which somebody downloaded a file with signers. */
export interface DownloadedVersion {
  generation: number;
  builtAt: Date;
  firstAt: Date;
  isByOffice: boolean;
  isByOrganizer: boolean;
}

export interface OpenedReply {
  id: number;
  text: string;
  /** When it was written down. */
  at: Date;
  /** Where an organizer recorded it: how the office answered, and on which day. */
  way: AnswerWay | null;
  dated: Date | null;
  /** Whether the office wrote it on its page, and nobody has marked it as read. */
  isUnread: boolean;
}

/** A reply of an office that nobody has marked as read, without its text. */
export interface UnreadReply {
  id: number;
  packetId: number;
  state: string;
  recipient: PublicRecipient;
  at: Date;
}

export interface ListedScan {
  id: number;
  type: string;
  bytes: number;
  createdAt: Date;
}

export interface ListedAccess {
  format: PacketFormat;
  generation: number;
  by: "link" | "organizer";
  at: Date;
}

/** The file of a download, in parts of at most a quarter of a megabyte. */
export interface Download {
  name: string;
  format: PacketFormat;
  bytes: number;
  parts: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
}
