import { createHash } from "node:crypto";

import { canonicalJson } from "./canonical-json";

/** The hash of a content, which does not depend on the order of its keys. */
export function hashOf(content: unknown): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(canonicalJson(content)).digest());
}
