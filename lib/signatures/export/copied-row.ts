import { openComment, openName } from "../sealing.ts";
import type { OpenedSignature } from "./schema.ts";

/** One confirmed signature of an export, still sealed. */
interface CopiedRow {
  id: string;
  state: string;
  zip: string;
  upperDistrict: string | null;
  lowerDistrict: string | null;
  districtMethod: string;
  signedAt: Date;
  confirmedAt: Date;
  emailHash: Buffer;
  nameSealed: Buffer;
  commentSealed: Buffer | null;
  display: string;
}

/** The columns of a row, in the order that `readCopiedRows` expects. An export has every comment, a packet the included ones. */
export const copiedColumns = (comments: "all" | "included") =>
  `id, state, zip, upper_district, lower_district, district_method, created_at, confirmed_at, email_hash, name_sealed,
  ${comments === "all" ? "comment_sealed" : "CASE WHEN comment_review = 'included' THEN comment_sealed END"}, display`;

/** "PGCOPY", flags and the length of an extension that does not exist (postgresql.org/docs/current/sql-copy.html). */
export const COPY_HEADER_BYTES = 19;

// PostgreSQL counts times in microseconds from this date.
const POSTGRES_EPOCH = BigInt(Date.UTC(2000, 0, 1));

/**
 * Reads the rows of PostgreSQL's binary COPY format. Without a text form of each column it costs a third of the driver's own
 * rows, and leaves hardly any garbage.
 */
function* readCopiedRows(bytes: Buffer): Generator<CopiedRow> {
  let at = 0;
  const field = (): Buffer | null => {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  const text = () => field()!.toString("utf8");
  const textOrNull = () => field()?.toString("utf8") ?? null;
  const time = () => new Date(Number(field()!.readBigInt64BE(0) / 1000n + POSTGRES_EPOCH));

  while (at < bytes.length) {
    at += 2; // The number of fields, which is fixed.
    yield {
      id: field()!.readBigInt64BE(0).toString(),
      state: text(),
      zip: text(),
      upperDistrict: textOrNull(),
      lowerDistrict: textOrNull(),
      districtMethod: text(),
      signedAt: time(),
      confirmedAt: time(),
      emailHash: field()!,
      nameSealed: field()!,
      commentSealed: field(),
      display: text(),
    };
  }
}

/**
 * The rows of PostgreSQL's binary COPY format, with their names and comments opened. `withPaper` marks them as online, for a
 * file in which lines on paper follow.
 */
export function* openCopiedRows(petitionId: number, copied: Buffer, withPaper = false): Generator<OpenedSignature> {
  for (const { emailHash, nameSealed, commentSealed, display, ...row } of readCopiedRows(copied))
    yield {
      ...row,
      name: openName(nameSealed, petitionId, emailHash),
      comment: commentSealed && openComment(commentSealed, petitionId, emailHash),
      display: display as OpenedSignature["display"],
      ...(withPaper && { paper: null }),
    };
}
