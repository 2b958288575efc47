import { createHash } from "node:crypto";

// Keys made from fixed texts, so that a failing test fails the same way again. They protect nothing.
const bytesOf = (text: string) => createHash("sha256").update(text).digest("base64");

/** Settings for tests. `DATABASE_URL` is invalid until tests/worker-database.ts has created a database. */
export const testSettings: Record<string, string> = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none",
  DATABASE_POOL_MAX: "24",
  SITE_URL: "http://localhost:3000",
  HASH_KEY: bytesOf("the hash key of the tests"),
  SEAL_KEYS: `second:${bytesOf("the second seal key of the tests")},first:${bytesOf("the first seal key of the tests")}`,
  NEXTAUTH_SECRET: bytesOf("the sign-in secret of the tests"),
  RESEND_API_KEY: "re_test",
  RESEND_BASE_URL: "http://127.0.0.1:9",
  RESEND_WEBHOOK_SECRET: `whsec_${bytesOf("the webhook secret of the tests")}`,
  GEOCODER_URL: "http://127.0.0.1:9",
  // Receivers of the tests. Nothing else on this machine may be reached.
  WEBHOOK_NETWORKS: "127.0.0.1/32",
  POSTAL_ADDRESS: "1 Harbor Road, Portland, OR 97201",
  MAIL_FROM: "Safe Harbor for Every Child <petition@example.org>",
};
