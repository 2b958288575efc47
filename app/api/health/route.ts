import { connection } from "next/server";

import { reportHealth } from "./report";

/** For monitors: whether the site works. See docs/decisions/health.md. */
export async function GET() {
  await connection();
  const { httpStatus, body } = await reportHealth();
  return Response.json(body, { status: httpStatus, headers: { "cache-control": "no-store" } });
}
