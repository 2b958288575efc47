import { readFileSync } from "node:fs";
import path from "node:path";

import pg from "pg";

import { HASH_KEY } from "../../scripts/temporary-site.ts";
import type { Alike } from "../../tests/alike-signers.ts";

/** A token for another purpose but the same signature or subscription as a link of an email, made with the site's key. */
export async function tokenFor(
  purpose: "confirm" | "signature" | "unsubscribe" | "unsubscribe-news",
  link: string,
): Promise<string> {
  readSettings();
  const { mintToken } = await import("../../lib/link-token.ts");
  return mintToken(purpose, idIn(link));
}

/** The hash that the site stores instead of an email, made with the site's key. */
export async function emailHashOf(email: string): Promise<Buffer> {
  readSettings();
  const { emailHash } = await import("../../lib/canonical-email.ts");
  return emailHash(email);
}

/** The rows of the limits that count requests of a sign-in link for an email, made with the site's key. */
export async function bucketsOfSignIn(email: string): Promise<Uint8Array[]> {
  const key = (await emailHashOf(email)).toString("hex");
  const { bucketOf } = await import("../../lib/limits/buckets.ts");
  const { sourceOf } = await import("../../lib/limits/rules.ts");
  return [
    bucketOf("sign-in-email", key),
    ...["127.0.0.1", "::1"].map((ip) => bucketOf("sign-in", `${sourceOf(ip)}/${key}`)),
  ];
}

/** Writes signatures that have much in common, sealed with the keys of the site. Each is in the number at once. */
export async function insertSigners(alike: Alike): Promise<void> {
  readSettings();
  const { insertAlike } = await import("../../tests/alike-signers.ts");
  const client = new pg.Client({ connectionString: process.env["E2E_DATABASE_URL"]! });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>("SELECT id FROM petition WHERE slug = 'safe-harbor'");
    await insertAlike(client, rows[0]!.id, alike);
  } finally {
    await client.end();
  }
}

/** The id of the signature or subscription in a link. */
export function idIn(link: string): bigint {
  return Buffer.from(link.split("/").at(-1)!, "base64url").readBigUInt64BE(0);
}

/** Reads the keys of the site under test. Call it before importing from lib/, which needs them. */
function readSettings(): void {
  const secrets = JSON.parse(readFileSync(path.join(process.env["E2E_DATA_DIR"]!, "secrets.json"), "utf8")) as Record<
    string,
    string
  >;
  Object.assign(process.env, secrets, { HASH_KEY, DATABASE_URL: process.env["E2E_DATABASE_URL"] });
}
