import { randomBytes } from "node:crypto";

import { isAtLeast, mayReadState } from "../organizers/rules";
import type { Organizer } from "../organizers/schema";
import { interpolate } from "../text";
import { addMilliseconds, DAY } from "../time";
import type { DeliveryStatus, ListedPacket, PacketStatus } from "./schema";

/** Whether an organizer may make, build, cancel and hand over deliveries of a state, and read their files. */
export const mayDeliver = (organizer: Organizer, state: string): boolean =>
  isAtLeast(organizer.role, "organizer") && mayReadState(organizer, state);

/** Whether an organizer may see that there are deliveries of a state, and their numbers. */
export const maySeeDeliveries = (organizer: Organizer, state: string): boolean => mayReadState(organizer, state);

/** Whether a delivery can still be cancelled. One that is ready may be in the hands of offices. */
export const isCancellable = (status: DeliveryStatus): boolean => status === "draft" || status === "building";

/** Whether a packet may be in an office: it has a link or a receipt, or somebody downloaded files of it. Cancelling leaves it. */
export const wasGiven = ({ counts, receivedAt }: Pick<ListedPacket, "counts" | "receivedAt">): boolean =>
  counts.links > 0 || counts.accesses > 0 || receivedAt !== null;

// An office has thirty days for its link, and a committee often meets a month later. Three months cover both. What is kept
// longer can only leak.
export const FILES_KEPT_DAYS = 90;

/** Until when the files of a packet are kept that is built, handed over or wanted again at a moment. */
export const filesUntil = (moment: Date): Date => addMilliseconds(moment, FILES_KEPT_DAYS * DAY);

/** Whether an organizer may let a packet be built again: building has failed, its files were deleted, or it waits for renewal. */
export const isRebuildable = (status: PacketStatus): boolean =>
  status === "failed" || status === "expired" || status === "stale";

/** The placeholders of a cover letter, such as `{state}`. */
export const placeholders = [
  "recipient",
  "salutation",
  "people",
  "inState",
  "district",
  "state",
  "signatures",
  "stateSignatures",
  "cutOff",
  "since",
  "petition",
  "law",
  "ask",
] as const;
export type Placeholder = (typeof placeholders)[number];

/** The names in braces of a cover letter that stand for nothing, so that the organizer can correct them. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return [...new Set(named)].filter((name) => !placeholders.some((known) => known === name));
}

/** The cover letter with its placeholders filled in. */
export const fillIn = (text: string, values: Record<Placeholder, string>): string => interpolate(text, values);

// Crockford's base 32, as in the codes of emails: no I, L, O or U, so it can be read aloud.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_CHARACTERS = 16;
// Longer than a code with hyphens, spaces and a label; what is longer is no code.
const TYPED_CODE_MAX = 60;

/** A new verification code: 80 random bits. It is printed on the packet, so it cannot depend on the packet's files. */
export const newVerificationCode = (): string =>
  [...randomBytes(CODE_CHARACTERS)].map((byte) => ALPHABET[byte % 32]).join("");

/** A verification code as it is shown: `9F31-AB02-77C4-D015`. */
export const shownCode = (code: string): string => code.match(/.{4}/g)!.join("-");

/** The code that a person typed or a link holds, or null: case, hyphens, spaces and look-alike characters do not matter. */
export function readVerificationCode(typed: unknown): string | null {
  if (typeof typed !== "string" || typed.length > TYPED_CODE_MAX) return null;
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null;
}
