import { type Sql, sql } from "../../db/sql";
import { domainOf } from "../marks/rules";
import { isDisposable } from "./disposable";
import { SAME_SOURCE_FORMS_MIN, SAME_SOURCE_MINUTES } from "./rules";
import { sealDomain } from "./sealing";

/** The flags that are known of a form when it is sent. `mark` is that of the domain of its email. */
export const flagsOfForm = (email: string, mark: Uint8Array): Sql => sql`
  array_remove(ARRAY[${isDisposable(domainOf(email)) ? "disposable-domain" : null}::text,
    CASE WHEN EXISTS (SELECT 1 FROM mail_domain WHERE mark = ${mark}::bytea AND NOT takes_mail) THEN 'no-mail' END], NULL)`;

/** The statement that notes the domain of a form for the worker to look up, unless it is known. `rows` has a row if the form is stored. */
export const noteDomain = (email: string, mark: Uint8Array, { rows, now }: { rows: Sql; now: Date }): Sql => sql`
  INSERT INTO mail_domain (mark, domain_sealed, noted_at)
  SELECT ${mark}::bytea, ${sealDomain(domainOf(email), mark)}::bytea, ${now}::timestamptz FROM ${rows}
  ON CONFLICT (mark) DO NOTHING`;

/** Whether many forms came from the network of the draft `d` around the time when it was sent. */
const isOfBusySource = sql`(
  SELECT coalesce(sum(c.count), 0) FROM form_count c
  WHERE c.kind = 'network' AND c.key = encode(d.network_mark, 'hex')
    AND c.minute BETWEEN d.posted_at - ${SAME_SOURCE_MINUTES}::int * interval '1 minute'
      AND d.posted_at + ${SAME_SOURCE_MINUTES}::int * interval '1 minute') >= ${SAME_SOURCE_FORMS_MIN}`;

/** The flags of the draft `d` when it is confirmed, with the `earlier` ones of its signature. */
export const flagsOfConfirmed = (earlier: Sql): Sql => sql`
  (SELECT coalesce(array_agg(DISTINCT flag ORDER BY flag), '{}')
   FROM unnest(${earlier} || d.flags || CASE WHEN ${isOfBusySource} THEN ARRAY['same-source'] END) AS f (flag))`;
