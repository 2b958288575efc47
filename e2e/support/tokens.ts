import { readFileSync } from "node:fs";
import path from "node:path";

/** The token for another page about the signature or subscription that a link of an email names, made with the site's own key. */
export async function tokenFor(
  purpose: "confirm" | "signature" | "unsubscribe" | "unsubscribe-news",
  link: string,
): Promise<string> {
  takeSettings();
  const { mintToken } = await import("../../lib/link-token.ts");
  return mintToken(purpose, idIn(link));
}

/** What the site keeps in place of a mail address, made with the site's own key. */
export async function emailHashOf(email: string): Promise<Buffer> {
  takeSettings();
  const { emailHash } = await import("../../lib/canonical-email.ts");
  return emailHash(email);
}

/** The number of the signature or subscription that a link is about. */
export function idIn(link: string): bigint {
  return Buffer.from(link.split("/").at(-1)!, "base64url").readBigUInt64BE(0);
}

/** Reads the keys of the site under test, before anything of lib/ is loaded that needs them. */
function takeSettings(): void {
  const secrets = JSON.parse(readFileSync(path.join(process.env["E2E_DATA_DIR"]!, "secrets.json"), "utf8")) as Record<
    string,
    string
  >;
  Object.assign(process.env, secrets, { DATABASE_URL: process.env["E2E_DATABASE_URL"] });
}
