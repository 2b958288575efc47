import { openToAll, publicJson, readOnly } from "../public-json";
import { findAuditHead } from "@/lib/audit/queries";
import { auditDay } from "@/lib/audit/schema";

export const dynamic = "force-dynamic";

/**
 * The end of the organizers' log as it was recorded on the newest day, or on the one that `?day=2026-11-28` names: how
 * many entries there were, and the hash of the last one. docs/decisions/audit-chain.md says how to check with it.
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
