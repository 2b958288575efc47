import { StandingList } from "@/components/form/standing-list";
import { dayWords } from "@/components/petition/words";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/i18n/routing";
import type { OpenedSignature } from "@/lib/signatures/queries";
import { fill } from "@/lib/text";

/** What was signed, when, and whether it counts. */
export function Standing({ signature, locale }: { signature: OpenedSignature; locale: Locale }) {
  const { own } = messagesOf(locale).petition;
  const { petition, version, status, createdAt, confirmedAt, removedReason, email } = signature;
  const path = (rest: string) => localePath(locale, `/petitions/${petition.slug}${rest}`);
  const reason = status === "removed" && removedReason ? <p>{fill(own.removedReason, { reason: removedReason })}</p> : null;
  return (
    <StandingList words={own} status={own.status[status]} statusMore={reason} email={email}>
      <dt>{own.petition}</dt>
      <dd><a href={path("")} className="text-link">{petition.title[locale]}</a></dd>
      <dt>{own.signedText}</dt>
      <dd>
        <a href={path(`/versions/${version}`)} className="text-link">{fill(own.signedVersion, { number: String(version) })}</a>
        <p className="text-sm text-muted">{fill(own.signedOn, { date: dayWords(createdAt, locale) })}</p>
        {confirmedAt ? <p className="text-sm text-muted">{fill(own.confirmedOn, { date: dayWords(confirmedAt, locale) })}</p> : null}
      </dd>
    </StandingList>
  );
}
