import { StatusList } from "@/components/form/status-list";
import { formatDay } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/lib/locale";
import type { OpenedSignature } from "@/lib/signatures/queries";
import { interpolate } from "@/lib/text";

/** What was signed, when, and whether it counts. */
export function Status({ signature, locale }: { signature: OpenedSignature; locale: Locale }) {
  const { own } = messagesOf(locale).petition;
  const { petition, version, status, createdAt, confirmedAt, removedReason, email } = signature;
  const path = (rest: string) => localePath(locale, `/petitions/${petition.slug}${rest}`);
  const reason =
    status === "removed" && removedReason ? <p>{interpolate(own.removedReason, { reason: removedReason })}</p> : null;
  return (
    <StatusList texts={own} status={own.status[status]} statusMore={reason} email={email}>
      <dt>{own.petition}</dt>
      <dd>
        <a href={path("")} className="text-link">
          {petition.title[locale]}
        </a>
      </dd>
      <dt>{own.signedText}</dt>
      <dd>
        <a href={path(`/versions/${version}`)} className="text-link">
          {interpolate(own.signedVersion, { number: String(version) })}
        </a>
        <p className="text-sm text-muted">{interpolate(own.signedOn, { date: formatDay(locale, createdAt) })}</p>
        {confirmedAt ? (
          <p className="text-sm text-muted">{interpolate(own.confirmedOn, { date: formatDay(locale, confirmedAt) })}</p>
        ) : null}
      </dd>
      {signature.display === "hidden" || status !== "confirmed" ? null : (
        <>
          <dt>{own.name}</dt>
          <dd>{interpolate(own.nameReview[signature.nameReview], { reason: signature.nameLeftOutReason ?? "" })}</dd>
        </>
      )}
      {signature.comment === null ? null : (
        <>
          <dt>{own.comment}</dt>
          <dd>
            {interpolate(own.commentReview[signature.commentReview], { reason: signature.commentLeftOutReason ?? "" })}
          </dd>
        </>
      )}
    </StatusList>
  );
}
