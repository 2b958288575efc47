import { randomBytes } from "node:crypto";

import { withoutBreaks } from "../../link-token";
import { DAY } from "../../time";
import type { DeliveryStatus, PacketStatus } from "../schema";
import type { DownloadedVersion, LinkStatus } from "./schema";

const TOKEN_BYTES = 24;
const TOKEN_CHARACTERS = 32;
// As lib/link-token.ts: characters that mail programs leave at the start of a token.
const STUCK_MAX = 4;

/** A new token of a link: 192 random bits. Mail programs end a link before a final hyphen, so it ends in a letter or digit. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url").replace(/[-_]$/, "0");

/** The tokens that the end of a link may stand for, whatever mail programs and people added. Arguments of forms may have any type. */
export function tokensIn(text: unknown): string[] {
  if (typeof text !== "string") return [];
  const run = /[A-Za-z0-9_-]{32,}/.exec(withoutBreaks(text))?.[0] ?? "";
  const starts = Math.min(STUCK_MAX, run.length - TOKEN_CHARACTERS);
  return Array.from({ length: starts + 1 }, (_, stuck) => run.slice(stuck, stuck + TOKEN_CHARACTERS));
}

interface LinkState {
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  /** When the receipt of the packet was written down, through any link or by an organizer. */
  receiptAt: Date | null;
  delivery: DeliveryStatus;
}

/**
 * What a link still does. A receipt ends the links that were made before it. One that an organizer makes later works again,
 * for an office that lost its files.
 */
export function linkStatusOf(
  { createdAt, expiresAt, revokedAt, receiptAt, delivery }: LinkState,
  now: Date,
): LinkStatus {
  if (delivery === "cancelled") return "cancelled";
  if (revokedAt) return "revoked";
  if (receiptAt && receiptAt >= createdAt) return "received";
  return expiresAt <= now ? "expired" : "open";
}

/** Whether a link works again once the receipt is taken back that ended it. */
export const wouldReopen = (link: LinkState, now: Date): boolean =>
  linkStatusOf(link, now) === "received" && linkStatusOf({ ...link, receiptAt: null }, now) === "open";

/** Whether a packet can be handed over: it has been built, though it may be in renewal. */
export const isHandable = (status: PacketStatus): boolean => status === "ready" || status === "stale";

/** Whether a packet was built once, so that a receipt of it can be written down, also in a renewal and after its files were deleted. */
export const wasBuilt = ({ status, generation }: { status: PacketStatus; generation: number }): boolean =>
  generation > 0 && status !== "cancelled";

/**
 * Which version an office has, of those that were downloaded (the newest first): the one that is named; through a link the newest
 * that the office downloaded, else the newest that was carried there; otherwise the newest that was downloaded by the end of the
 * day, by an organizer rather than by the office. Null where there is none: then nothing was handed over.
 */
export function handedVersion(
  downloaded: DownloadedVersion[],
  { version, dayEnds }: { version: number | null; dayEnds: Date },
  by: "link" | "organizer",
): number | null {
  if (version !== null) return downloaded.find(({ generation }) => generation === version)?.generation ?? null;
  const possible = by === "link" ? downloaded : downloaded.filter(({ firstAt }) => firstAt <= dayEnds);
  const preferred = possible.find((each) => (by === "link" ? each.isByOffice : each.isByOrganizer));
  return (preferred ?? possible[0])?.generation ?? null;
}

/** Whether a day can be that of a receipt: not before the packet was built, and not after today, in any time zone. */
export function isPossibleDay(day: Date, builtAt: Date | null, now: Date): boolean {
  return builtAt !== null && day.getTime() > builtAt.getTime() - 2 * DAY && day.getTime() < now.getTime() + DAY;
}
