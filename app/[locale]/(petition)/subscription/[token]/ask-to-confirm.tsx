import { getTranslations } from "next-intl/server";

import { ActionButton } from "@/components/form/action-button";
import { LANGUAGES } from "@/components/subscribe/choice-fields";
import { Beside } from "@/components/site/on-this-page";
import { Found } from "@/components/site/step-drawings";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { messagesOf } from "@/i18n/messages";
import { findState } from "@/lib/content/states";
import type { Locale } from "@/lib/locale";
import type { SubscriptionDraft } from "@/lib/subscriptions/queries";
import { confirmAction, sendAgainAction } from "./actions";

interface AskToConfirmProps {
  token: string;
  draft: SubscriptionDraft;
  locale: Locale;
}

/** One button: it confirms the draft of the email or, once the link has expired, sends a new email. */
export async function AskToConfirm({ token, draft: { choices, status, expiresAt }, locale }: AskToConfirmProps) {
  const t = await getTranslations("news.confirm");
  const { offline, outdated } = messagesOf(locale).news.subscribe.form;
  if (expiresAt <= new Date()) {
    return (
      <Page>
        <PageTitle lead={t("expired")}>{t("expiredTitle")}</PageTitle>
        <Beside narrow="below" aside={<Found />}>
          <ActionButton
            action={sendAgainAction.bind(null, token, locale)}
            busy={t("sendAgainBusy")}
            offline={offline}
            outdated={outdated}
          >
            {t("sendAgain")}
          </ActionButton>
        </Beside>
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Beside narrow="below" aside={<Found />}>
        {choices ? (
          <Panel className="mb-8 max-w-2xl">
            <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[11rem_1fr] sm:gap-y-3 [&_dt]:text-muted">
              <dt>{t("state")}</dt>
              <dd>{(choices.state && findState(choices.state)?.name[locale]) ?? t("stateNone")}</dd>
              <dt>{t("language")}</dt>
              <dd>{LANGUAGES.find(({ value }) => value === choices.language)?.label}</dd>
            </dl>
          </Panel>
        ) : null}
        {status === "confirmed" ? (
          <Notice className="mb-8 max-w-2xl">
            <p>{t("replaces")}</p>
          </Notice>
        ) : null}
        <ActionButton
          action={confirmAction.bind(null, token, locale)}
          busy={t("busy")}
          offline={offline}
          outdated={outdated}
        >
          {t("button")}
        </ActionButton>
        <p className="mt-8 max-w-measure text-sm text-muted">{t("notYou")}</p>
      </Beside>
    </Page>
  );
}
