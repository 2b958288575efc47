import { join, type Sql, sql } from "../../db/sql";
import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY } from "../../time";
import { momentOfClock } from "../../time-zone";
import type { Flag } from "../flags/schema";
import type { SignatureFilter } from "./schema";

// As text, because some lists have a partial index, which PostgreSQL does not use with a parameter.
const ofStatus = {
  confirmed: sql`s.status = 'confirmed'`,
  // With all of what the index of those that wait has.
  held: sql`s.status = 'held' AND s.flags <> '{}' AND s.accepted_at IS NULL AND s.status IN ('held', 'confirmed')`,
  removed: sql`s.status = 'removed'`,
  withdrawn: sql`s.status = 'withdrawn'`,
  pending: sql`s.status = 'pending'`,
};

/**
 * What follows FROM for the signatures `s` of a filter that this organizer may read. A pending one has no state, so it is only in
 * lists of organizers of all states. Words come first, because no other part finds so few.
 */
export function signaturesOf({ states }: Organizer, filter: SignatureFilter): Sql {
  const { petition, state, status, zip, district, source, flag, from, until, timeZone, emailHash, words, before } =
    filter;
  const column = district?.layer === "sldl" ? sql`s.lower_district` : sql`s.upper_district`;
  const conditions = [
    sql`s.petition_id = ${petition.id}`,
    ...(status === null ? [] : [ofStatus[status]]),
    ...(state === null ? [] : [sql`s.state = ${state}`]),
    ...(states === null ? [] : [sql`s.state = ANY (${states}::text[])`]),
    ...(zip === null ? [] : [sql`s.zip = ${zip}`]),
    ...(district === null ? [] : [sql`${column} = ${district.geoid}`]),
    ...(source === null ? [] : [sql`s.source = ${source}`]),
    ...(flag === null ? [] : [hasFlag(flag)]),
    // A pending one has no day, and PostgreSQL would look at all of them.
    ...(status === "pending" && (from ?? until) !== null ? [sql`false`] : []),
    ...(from === null ? [] : [sql`s.confirmed_at >= ${momentOfClock(timeZone, from)}`]),
    ...(until === null ? [] : [sql`s.confirmed_at < ${momentOfClock(timeZone, addMilliseconds(until, DAY))}`]),
    ...(emailHash === null ? [] : [sql`s.email_hash = ${emailHash}`]),
    ...(before === null ? [] : [sql`s.id < ${before}`]),
  ];
  const from_ =
    words.length === 0 ? sql`signature s` : sql`(${named(words)}) named JOIN signature s ON s.id = named.id`;
  return sql`${from_} WHERE ${join(conditions, " AND ")}`;
}

// With the condition of the index, because flagged ones are few.
const hasFlag = (flag: Flag | "any"): Sql =>
  flag === "any" ? sql`s.flags <> '{}'` : sql`s.flags <> '{}' AND s.flags @> ARRAY[${flag}::text]`;

// Not merged into the rest, where PostgreSQL would walk over all signatures as soon as it believes that a word is frequent.
const named = (words: Uint8Array[]): Sql =>
  sql`${join(
    words.map((word) => sql`SELECT signature_id AS id FROM signature_word WHERE word = ${word}`),
    " INTERSECT ",
  )} OFFSET 0`;
