import { empty, join, type Sql, sql } from "../../../db/sql";
import type { RemovalRule } from "../schema";

/** A rule with what its statements compare. */
export interface MatchedRule extends RemovalRule {
  petitionId: number;
  domainMark: Uint8Array | null;
  networkMark: Uint8Array | null;
}

/** A signature that fits all that the database can compare. What is not null has to be opened to know the rest. */
export interface Candidate {
  id: bigint;
  petitionId: number;
  emailHash: Uint8Array;
  /** Where the marks of its form are purged, and the rule asks for a domain. */
  emailSealed: Uint8Array | null;
  nameSealed: Uint8Array | null;
  commentSealed: Uint8Array | null;
}

/**
 * The candidates with a number after `after`, up to `until`. `d` is the form that says what the signature says: the newest that
 * was confirmed. They stay locked against erasing until the transaction has noted them.
 */
export function candidatesOf(rule: MatchedRule, { after, until }: { after: bigint; until: bigint }): Sql {
  const { domainMark, networkMark } = rule;
  const form =
    domainMark || networkMark
      ? sql`LEFT JOIN LATERAL (
          SELECT domain_marks, network_mark FROM signature_draft
          WHERE signature_id = s.id AND confirmed_at IS NOT NULL ORDER BY confirmed_at DESC, id DESC LIMIT 1) d ON true`
      : empty;
  const sealedEmail = domainMark ? sql`CASE WHEN d.domain_marks IS NULL THEN s.email_sealed END` : sql`NULL::bytea`;
  const text = rule.phrase === null ? sql`NULL::bytea` : sql`s.name_sealed`;
  const comment = rule.phrase === null ? sql`NULL::bytea` : sql`s.comment_sealed`;
  return sql`
    SELECT s.id, s.petition_id AS "petitionId", s.email_hash AS "emailHash", ${sealedEmail} AS "emailSealed",
      ${text} AS "nameSealed", ${comment} AS "commentSealed"
    FROM signature s ${form}
    WHERE s.id > ${after} AND s.id <= ${until} AND ${join(conditionsOf(rule), " AND ")}
    ORDER BY s.id FOR KEY SHARE OF s`;
}

function conditionsOf(rule: MatchedRule): Sql[] {
  const { petitionId, states, source, flag, confirmedFrom, confirmedBefore, domainMark, subdomains, networkMark } =
    rule;
  const whole = sql`d.domain_marks[1] = ${domainMark}::bytea`;
  const domain = subdomains ? sql`${domainMark}::bytea = ANY (d.domain_marks)` : whole;
  return [
    sql`s.status IN ('confirmed', 'held') AND s.petition_id = ${petitionId}`,
    ...(states === null ? [] : [sql`s.state = ANY (${states}::text[])`]),
    ...(source === null ? [] : [sql`s.source = ${source}`]),
    ...(flag === null ? [] : [sql`s.flags @> ARRAY[${flag}::text]`]),
    ...(confirmedFrom === null ? [] : [sql`s.confirmed_at >= ${confirmedFrom}`]),
    ...(confirmedBefore === null ? [] : [sql`s.confirmed_at < ${confirmedBefore}`]),
    ...(networkMark === null ? [] : [sql`d.network_mark = ${networkMark}::bytea`]),
    ...(domainMark === null ? [] : [sql`(d.domain_marks IS NULL OR ${domain})`]),
  ];
}
