import { formatNumber } from "@/i18n/format";
import { Notice } from "@/components/ui/notice";
import type { AuditDetail } from "@/lib/audit/schema";
import { Time } from "./time";

interface VerificationProps {
  at: Date;
  detail: AuditDetail;
  /** Whether a form just did this verification: then screen readers announce the result. */
  isNew: boolean;
}

/** The result of a verification of the log, from its entry in the log. */
export function Verification({ at, detail: { entries, head, firstBroken }, isNew }: VerificationProps) {
  // The oldest entries were written for successful verifications only, and have no field for it.
  const isBroken = firstBroken !== null && firstBroken !== undefined;
  const role = isBroken ? "alert" : "status";
  return (
    <Notice
      tone={isBroken ? "error" : "done"}
      {...(isNew && { role })}
      className="mb-4 max-w-measure"
      title={
        <>
          Last verified on <Time at={at} />
        </>
      }
    >
      {isBroken ? (
        <p>
          Entry {String(firstBroken)} is not what was written, or it or one before it is missing. Keep a copy of the
          database as it is, and find out who had access to it.
        </p>
      ) : (
        <p>
          All {formatNumber("en", Number(entries))} entries were as they were written. The newest had the hash{" "}
          <code className="text-xs break-all">{String(head)}</code>.
        </p>
      )}
    </Notice>
  );
}
