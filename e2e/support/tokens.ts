import { readFileSync } from "node:fs";
import path from "node:path";

/** The token for another page about the signature that a link of a letter names, made with the site's own key. */
export async function tokenFor(purpose: "confirm" | "signature" | "unsubscribe", link: string): Promise<string> {
  const secrets = JSON.parse(readFileSync(path.join(process.env["E2E_DATA_DIR"]!, "secrets.json"), "utf8")) as Record<string, string>;
  Object.assign(process.env, secrets, { DATABASE_URL: process.env["E2E_DATABASE_URL"] });
  const { mintToken } = await import("../../lib/link-token.ts");
  return mintToken(purpose, signatureIdIn(link));
}

/** The number of the signature that a link is about. */
export function signatureIdIn(link: string): bigint {
  return Buffer.from(link.split("/").at(-1)!, "base64url").readBigUInt64BE(0);
}
