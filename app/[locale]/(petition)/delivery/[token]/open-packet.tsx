import { getTranslations } from "next-intl/server";

import { countOf, cutOffDay, lastDayBefore, recipientName, stateName } from "@/app/_web/pages/packet-facts";
import { Right } from "@/components/form/right";
import { OfficeFiles } from "@/components/deliveries/office-files";
import { ReceiptForm } from "@/components/deliveries/receipt-form";
import { ReplyForm } from "@/components/deliveries/reply-form";
import { Page, TwoHalves } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import type { OpenedLink } from "@/lib/deliveries/handing-over/schema";
import { shownCode } from "@/lib/deliveries/rules";
import type { Verification } from "@/lib/deliveries/schema";
import { type Locale, localePath } from "@/lib/locale";
import { interpolate } from "@/lib/text";
import { dayIn, timeZoneOfState, zoneNameIn } from "@/lib/time-zone";
import { receiveAction, replyAction } from "./actions";

interface OpenPacketProps {
  link: OpenedLink;
  verification: Verification;
  /** As it stands in the path. */
  token: string;
  locale: Locale;
  /** A reply was sent a moment ago. */
  isReplied: boolean;
}

/** What an office sees while its link is open. */
export async function OpenPacket({ link, verification, token, locale, isReplied }: OpenPacketProps) {
  const { office } = messagesOf(locale).deliveries;
  const { packet, receipt } = link;
  const { state, recipient } = verification;
  const zone = timeZoneOfState(state);
  const now = new Date();
  const names = { state: stateName(locale, state), recipient: recipientName(locale, recipient, state) };
  return (
    <Page>
      <PageTitle lead={interpolate(office.lead, names)}>{office.title}</PageTitle>
      {isReplied ? (
        <Notice tone="done" role="status" className="mb-10 max-w-2xl">
          <p>{office.replied}</p>
        </Notice>
      ) : null}
      <TwoHalves
        first={
          <>
            <Facts {...{ link, verification, locale }} recipient={names.recipient} />
            <Right title={office.filesTitle} text={office.filesLead}>
              <OfficeFiles
                action={localePath(locale, `/delivery/${token}/files`)}
                texts={office}
                status={packet.status}
                files={packet.files}
              />
              <p className="mt-4 text-sm text-muted">{office.print}</p>
              <p className="mt-2">
                <a href={localePath(locale, `/verify/${packet.verificationCode}`)} className="text-link">
                  {office.check}
                </a>
              </p>
            </Right>
          </>
        }
        second={
          <>
            <Right title={office.replyTitle} text={office.replyLead}>
              <ReplyForm action={replyAction.bind(null, token, locale)} texts={office} />
            </Right>
            {receipt ? null : (
              <Right title={office.receiptTitle} text={office.receiptLead}>
                <ReceiptForm
                  action={receiveAction.bind(null, token, locale)}
                  texts={office}
                  today={dayIn(zone, now)}
                  dateHint={interpolate(office.receiptDateHint, { state: names.state, zone: zoneNameIn(zone, now) })}
                />
              </Right>
            )}
          </>
        }
      />
    </Page>
  );
}

type FactsProps = Pick<OpenPacketProps, "link" | "verification" | "locale"> & { recipient: string };

async function Facts({ link: { packet, expiresAt }, verification, locale, recipient }: FactsProps) {
  const t = await getTranslations({ locale, namespace: "deliveries.office" });
  const { facts } = messagesOf(locale).deliveries.office;
  const sinceCutOff = verification.manifests[0]?.filter.sinceCutOff;
  const { state, petition, changed } = verification;
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-4 [&_dt]:text-muted max-sm:[&_dd+dt]:mt-4">
      <dt>{facts.petition}</dt>
      <dd>
        {petition.isHidden ? (
          messagesOf(locale).deliveries.verify.hidden
        ) : (
          <a href={localePath(locale, `/petitions/${petition.slug}`)} className="text-link">
            {petition.title[locale]}
          </a>
        )}
      </dd>
      <dt>{facts.recipient}</dt>
      <dd>{recipient}</dd>
      <dt>{facts.signatures}</dt>
      <dd>{countOf(locale, { online: packet.signatures, paper: packet.paper })}</dd>
      {sinceCutOff ? (
        <>
          <dt>{facts.since}</dt>
          <dd>{interpolate(facts.sinceText, { date: cutOffDay(locale, new Date(sinceCutOff), state) })}</dd>
        </>
      ) : null}
      <dt>{facts.cutOff}</dt>
      <dd>{cutOffDay(locale, verification.cutOff, state)}</dd>
      {changed.left > 0 ? (
        <>
          <dt>{facts.changed}</dt>
          <dd>{t("withdrawn", changed)}</dd>
        </>
      ) : null}
      <dt>{facts.code}</dt>
      <dd>
        <code>{shownCode(packet.verificationCode)}</code>
      </dd>
      <dt>{facts.until}</dt>
      <dd>{interpolate(facts.untilText, { date: lastDayBefore(locale, expiresAt, state) })}</dd>
      {packet.filesUntil ? (
        <>
          <dt>{facts.filesUntil}</dt>
          <dd>{interpolate(facts.filesUntilText, { date: lastDayBefore(locale, packet.filesUntil, state) })}</dd>
        </>
      ) : null}
    </dl>
  );
}
