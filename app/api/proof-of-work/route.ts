import { connection } from "next/server";

import { createProofChallenge } from "@/lib/limits/proof-of-work";

/** A fresh puzzle for a form that sends emails: to sign, to subscribe, to report an error. Asked for when somebody reaches for it. */
export async function GET() {
  await connection();
  return Response.json(await createProofChallenge(new Date()), { headers: { "cache-control": "no-store" } });
}
