import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import type { ConfirmFrame } from "@/app/_web/templates/confirm-template";
import type { OpenedTemplate } from "@/app/_web/templates/open-template";
import { ActionButton } from "@/components/form/action-button";
import { Meanwhile } from "@/components/petition/meanwhile";
import { NextSteps } from "@/components/petition/next-steps";
import { Beside } from "@/components/site/on-this-page";
import { Found } from "@/components/site/step-drawings";
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
  const about = {
    signed: (
      <Panel className="mb-8 max-w-2xl">
        <p className="text-lg">
          <a href={localePath(locale, `/petitions/${frame.slug}`)} className="text-link">
            {frame.title[locale]}
          </a>
        </p>
        <Slot name="form" />
      </Panel>
    ),
    others: <Slot name="others" />,
  };
  if (frame.view === "expired") {
    return (
      <Layout title={t("expiredTitle")} lead={t("expired")} {...about} aside={<NextSteps current={1} />}>
        <ActionButton action={sendAgainAction.bind(null, token, locale)} busy={t("sendAgainBusy")} {...troubles}>
          {t("sendAgain")}
        </ActionButton>
      </Layout>
    );
  }
  if (frame.view === "refused") {
    return (
      <Layout title={t("title")} {...about} others={null} aside={<Meanwhile />}>
        <Slot name="refusal" />
      </Layout>
    );
  }
  // Who replaces a confirmed form is counted already.
  const aside = frame.view === "replace" ? <Found /> : <NextSteps current={2} />;
  return (
    <Layout title={t("title")} lead={t("lead")} {...about} aside={aside}>
      {frame.view === "replace" ? (
        <Notice className="mb-8 max-w-2xl">
          <p>{t("replaces")}</p>
        </Notice>
      ) : null}
      <ActionButton action={confirmAction.bind(null, token, locale)} busy={t("busy")} {...troubles}>
        {t("button")}
      </ActionButton>
      <p className="mt-8 max-w-measure text-sm text-muted">{t("notYou")}</p>
    </Layout>
  );
}

interface LayoutProps {
  title: string;
  lead?: string;
  /** What was signed, as it was typed. */
  signed: ReactNode;
  children: ReactNode;
  /** Other forms with the same email address. */
  others: ReactNode;
  aside: ReactNode;
}

function Layout({ title, lead, signed, children, others, aside }: LayoutProps) {
  return (
    <Page>
      <PageTitle lead={lead}>{title}</PageTitle>
      <Beside narrow="below" aside={aside}>
        {signed}
        {children}
        {others}
      </Beside>
    </Page>
  );
}
