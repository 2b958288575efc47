import { connection } from "next/server";

import { readToken } from "@/lib/link-token";
import { isUnavailable } from "@/lib/unavailable";
import { problem } from "../problem";

// The URL of a download contains a token, and its response is for one person only.
const PRIVATE = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" };

/** Everything that is kept about the owner of a link, as a file for that person only. */
export async function ownRecord(
  kind: "signature" | "subscription",
  token: string,
  findKept: (id: bigint) => Promise<object | null>,
): Promise<Response> {
  await connection();
  const id = readToken(kind, token);
  try {
    const kept = id === null ? null : await findKept(id);
    if (!kept) return problem(404, `There is no such ${kind}`);
    return new Response(`${JSON.stringify(kept, null, 2)}\n`, {
      headers: {
        ...PRIVATE,
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="my-${kind}.json"`,
      },
    });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}
