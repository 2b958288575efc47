import { getTranslations } from "next-intl/server";

import type { ConfirmFrame } from "@/app/_web/templates/confirm-template";
import type { OpenedTemplate } from "@/app/_web/templates/open-template";
import { ActionButton } from "@/components/form/action-button";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/lib/locale";
import { confirmAction, sendAgainAction } from "./actions";

interface Props {
  opened: OpenedTemplate<ConfirmFrame>;
  token: string;
  locale: Locale;
}

/** What the link confirms, and the button for it. */
export async function AskToConfirm({ opened: { frame, Slot }, token, locale }: Props) {
  const t = await getTranslations("petition.confirm");
  const { offline, outdated } = messagesOf(locale).petition.form;
  const troubles = { offline, outdated };
  const signed = (
    <Panel className="mb-8 max-w-2xl">
      <p className="text-lg">
        <a href={localePath(locale, `/petitions/${frame.slug}`)} className="text-link">
          {frame.title[locale]}
        </a>
      </p>
      <Slot name="form" />
    </Panel>
  );
  if (frame.view === "expired") {
    return (
      <Page>
        <PageTitle lead={t("expired")}>{t("expiredTitle")}</PageTitle>
        {signed}
        <ActionButton action={sendAgainAction.bind(null, token, locale)} busy={t("sendAgainBusy")} {...troubles}>
          {t("sendAgain")}
        </ActionButton>
        <Slot name="others" />
      </Page>
    );
  }
  if (frame.view === "refused") {
    return (
      <Page>
        <PageTitle>{t("title")}</PageTitle>
        {signed}
        <Slot name="refusal" />
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {signed}
      {frame.view === "replace" ? (
        <Notice className="mb-8 max-w-2xl">
          <p>{t("replaces")}</p>
        </Notice>
      ) : null}
      <ActionButton action={confirmAction.bind(null, token, locale)} busy={t("busy")} {...troubles}>
        {t("button")}
      </ActionButton>
      <p className="mt-8 max-w-measure text-sm text-muted">{t("notYou")}</p>
      <Slot name="others" />
    </Page>
  );
}
