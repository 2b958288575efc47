import { createHash } from "node:crypto";

/** The ETag of a response. It is weak, because it is the same for every encoding of the content. */
export function etagOf(content: string | Buffer): string {
  return `W/"${createHash("sha256").update(content).digest("base64url").slice(0, 27)}"`;
}

/** Whether an `if-none-match` header matches an ETag. The comparison is weak (RFC 9110, 13.1.2). */
export function etagMatches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (ifNoneMatch?.trim() === "*") return true;
  return (ifNoneMatch ?? "").split(",").some((each) => opaque(each.trim()) === opaque(etag));
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, "");
}
