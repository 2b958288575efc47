import { createHash } from "node:crypto";

/** The tag of an answer. A weak one, since it is the same for every encoding of the same content. */
export function etagOf(content: string | Buffer): string {
  return `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
}

/** Whether the asker, who sent this `if-none-match`, has the answer already. The mark of weakness counts for nothing (RFC 9110, 13.1.2). */
export function etagMatches(given: string | null | undefined, etag: string): boolean {
  return given?.trim() === "*" || (given ?? "").split(",").some((each) => opaque(each.trim()) === opaque(etag));
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, "");
}
