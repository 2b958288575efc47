import { getTranslations } from "next-intl/server";

import { ActionButton } from "@/components/form/action-button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";
import { confirmAction, sendAgainAction } from "./actions";

interface AskToConfirmProps {
  token: string;
  expiresAt: Date;
  locale: Locale;
}

/** One button: to confirm, or once the link has expired to get a new email. */
export async function AskToConfirm({ token, expiresAt, locale }: AskToConfirmProps) {
  const t = await getTranslations("news.confirm");
  const { offline, outdated } = messagesOf(locale).news.subscribe.form;
  if (expiresAt <= new Date()) {
    return (
      <Page>
        <PageTitle lead={t("expired")}>{t("expiredTitle")}</PageTitle>
        <ActionButton
          action={sendAgainAction.bind(null, token, locale)}
          busy={t("sendAgainBusy")}
          offline={offline}
          outdated={outdated}
        >
          {t("sendAgain")}
        </ActionButton>
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ActionButton
        action={confirmAction.bind(null, token, locale)}
        busy={t("busy")}
        offline={offline}
        outdated={outdated}
      >
        {t("button")}
      </ActionButton>
      <p className="mt-8 max-w-measure text-sm text-muted">{t("notYou")}</p>
    </Page>
  );
}
