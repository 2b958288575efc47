import { createHash } from "node:crypto";

// Our statements are a few hundred fixed texts. Lists of varying length could make more, which get no name and are not prepared.
const NAMES_MAX = 1_000;

const names = new Map<string, string>();

/**
 * The name of the prepared statement in PostgreSQL: a hash of its text, so that two texts never share a name. Empty after
 * the first thousand texts.
 */
export function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= NAMES_MAX) return "";
  // 132 bits, which fit into the 63 bytes that PostgreSQL keeps of a name.
  const name = createHash("sha256").update(sql).digest("base64url").slice(0, 22);
  names.set(sql, name);
  return name;
}
