import { packetDay } from "@/app/_web/pages/packet-facts";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import type { OpenedLink } from "@/lib/deliveries/handing-over/schema";
import { mailtoUrl } from "@/lib/email";
import { env } from "@/lib/env";
import { type Locale, localePath } from "@/lib/locale";
import { interpolate } from "@/lib/text";

interface EndedLinkProps {
  link: OpenedLink;
  locale: Locale;
  /** The receipt was given a moment ago. */
  isReceived: boolean;
}

/** Why a link has ended, and how to get another one. */
export function EndedLink({ link: { status, receipt, packet }, locale, isReceived }: EndedLinkProps) {
  const { office } = messagesOf(locale).deliveries;
  const texts = {
    received: [office.receivedTitle, office.receivedText],
    expired: [office.expiredTitle, office.expiredText],
    revoked: [office.revokedTitle, office.revokedText],
    cancelled: [office.cancelledTitle, office.cancelledText],
    open: [office.cancelledTitle, office.cancelledText],
  } as const;
  const [title, text] = texts[status];
  const date = receipt ? packetDay(locale, receipt.receivedAt) : "";
  return (
    <Page>
      {isReceived ? (
        <Notice tone="done" role="status" className="mb-10 max-w-2xl">
          <p>{office.received}</p>
        </Notice>
      ) : null}
      <PageTitle lead={interpolate(text, { date })}>{title}</PageTitle>
      {packet.status === "expired" ? <p className="mb-6 max-w-measure">{office.filesDeleted}</p> : null}
      <ul className="max-w-measure list-disc space-y-2 pl-6">
        {status === "cancelled" ? null : (
          <li>
            <a href={mailtoUrl(env.CONTACT_EMAIL)} className="text-link">
              {office.askNew}
            </a>{" "}
            ({env.CONTACT_EMAIL})
          </li>
        )}
        <li>
          <a href={localePath(locale, "/verify")} className="text-link">
            {office.check}
          </a>
        </li>
      </ul>
    </Page>
  );
}
