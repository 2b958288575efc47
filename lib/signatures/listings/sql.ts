import { type Sql, sql } from "../../db/sql";
import type { SenderMarks } from "../marks/hashes";
import type { SenderList } from "./schema";

interface MarksInSql {
  emailHash: Sql;
  /** An array whose first element is of the whole domain. Null for a form whose marks are purged. */
  domains: Sql;
  network: Sql;
}

/** The marks of a form that was just sent. */
export const inSql = ({ emailHash, domains, network }: SenderMarks): MarksInSql => ({
  emailHash: sql`${emailHash}`,
  domains: sql`${domains}`,
  network: sql`${network}`,
});

/** Whether one of the marks of a form is on a list: its email, its network, its domain, or one above it with its subdomains. */
const isOn = (list: SenderList, { emailHash, domains, network }: MarksInSql): Sql => sql`EXISTS (
  SELECT 1 FROM sender_listing l
  WHERE l.list = ${list} AND l.mark = ANY (array_append(array_append(${domains}::bytea[], ${emailHash}::bytea), ${network}::bytea))
    AND (l.kind <> 'domain' OR l.subdomains OR l.mark = (${domains}::bytea[])[1]))`;

/** Whether the form is not taken. That wins over the other list. */
export const isBlocked = (marks: MarksInSql): Sql => isOn("block", marks);

/** Whether the limits of sources leave the form alone. */
export const isAllowed = (marks: MarksInSql): Sql => sql`(${isOn("allow", marks)} AND NOT ${isOn("block", marks)})`;
