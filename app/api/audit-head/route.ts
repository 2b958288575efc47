import { openToAll, publicJson, readOnly } from "../public-json";
import { findAuditHead } from "@/lib/audit/queries";
import { auditDay } from "@/lib/audit/head";

export const dynamic = "force-dynamic";

/**
 * The recorded head of the log, of the newest day or of the one in `?day=2026-11-28`: the number of entries, and the hash
 * of the last one. docs/decisions/audit-chain.md says how to check the log with it.
 */
export function GET(request: Request) {
  return publicJson(
    request,
    async () => {
      const day = auditDay.nullable().safeParse(new URL(request.url).searchParams.get("day"));
      const head = day.success ? await findAuditHead(day.data) : null;
      return head && { ...head, hash: Buffer.from(head.hash).toString("hex") };
    },
    "No head of the log was recorded on this day",
  );
}

export { openToAll as OPTIONS, readOnly as POST };
