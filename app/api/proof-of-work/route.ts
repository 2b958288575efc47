import { connection } from "next/server";

import { createProofChallenge } from "@/lib/limits/proof-of-work";

/** A new puzzle for a form that sends emails: to sign, to subscribe, to report an error. The browser gets it when somebody reaches for the form. */
export async function GET() {
  await connection();
  return Response.json(await createProofChallenge(new Date()), { headers: { "cache-control": "no-store" } });
}
