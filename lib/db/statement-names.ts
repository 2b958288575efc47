import { createHash } from "node:crypto";

// Our statements are a few hundred fixed texts. Lists of varying length could make more; those go unnamed and so unprepared.
const NAMES_MAX = 1_000;

const names = new Map<string, string>();

/**
 * The name under which PostgreSQL keeps a statement prepared: a hash of its text, so that two texts never share one.
 * Empty for a text that comes after the first thousand.
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= NAMES_MAX) return "";
  // 132 bits, well under the 63 bytes that PostgreSQL keeps of a name.
  const name = createHash("sha256").update(sql).digest("base64url").slice(0, 22);
  names.set(sql, name);
  return name;
}
