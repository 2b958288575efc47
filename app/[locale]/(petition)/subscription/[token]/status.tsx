import { StatusList } from "@/components/form/status-list";
import { formatDay } from "@/i18n/format";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import type { OpenedSubscription } from "@/lib/subscriptions/queries";

/** Whether news is sent, since when, and to which email. */
export function Status({ subscription, locale }: { subscription: OpenedSubscription; locale: Locale }) {
  const { own } = messagesOf(locale).news;
  const { status, email, confirmedAt } = subscription;
  const purged = status === "left" ? <p className="text-sm text-muted">{own.purged}</p> : null;
  return (
    <StatusList texts={own} status={own.status[status]} statusMore={purged} email={email}>
      {confirmedAt ? (
        <>
          <dt>{own.since}</dt>
          <dd>{formatDay(locale, confirmedAt)}</dd>
        </>
      ) : null}
    </StatusList>
  );
}
