import { connection } from "next/server";

import { createProofChallenge } from "@/app/_web/proof";

/** A fresh puzzle for the sign form. Asked for when the form is first touched. */
export async function GET() {
  await connection();
  return Response.json(await createProofChallenge(new Date()), { headers: { "cache-control": "no-store" } });
}
