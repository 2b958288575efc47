import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { ActionButton } from "@/components/form/action-button";
import { ClosedNotice } from "@/components/petition/closed-notice";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { messagesOf } from "@/i18n/messages";
import { findState } from "@/lib/content/states";
import { mintToken } from "@/lib/link-token";
import { type Locale, localePath } from "@/lib/locale";
import type { OpenedDraft } from "@/lib/signatures/queries";
import { confirmRefusal } from "@/lib/signatures/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import { confirmAction, sendAgainAction } from "./actions";
import { SignedForm } from "./signed-form";

interface Props {
  draft: OpenedDraft;
  token: string;
  locale: Locale;
  /** Other forms that wait for confirmation with the same email. */
  children: ReactNode;
}

/** What the link confirms, and the button for it. */
export async function AskToConfirm({ draft, token, locale, children }: Props) {
  const t = await getTranslations("petition.confirm");
  const { offline, outdated } = messagesOf(locale).petition.form;
  const refusal = confirmRefusal(draft, new Date());
  if (refusal === "expired") {
    return (
      <Page>
        <PageTitle lead={t("expired")}>{t("expiredTitle")}</PageTitle>
        <Signed draft={draft} locale={locale} />
        <ActionButton
          action={sendAgainAction.bind(null, token, locale)}
          busy={t("sendAgainBusy")}
          offline={offline}
          outdated={outdated}
        >
          {t("sendAgain")}
        </ActionButton>
        {children}
      </Page>
    );
  }
  if (refusal !== null) {
    return (
      <Page>
        <PageTitle>{t("title")}</PageTitle>
        <Signed draft={draft} locale={locale} />
        <WhyNot draft={draft} refusal={refusal} locale={locale} />
      </Page>
    );
  }
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Signed draft={draft} locale={locale} whole />
      {draft.status === "confirmed" ? (
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
      {children}
    </Page>
  );
}

interface SignedProps {
  draft: OpenedDraft;
  locale: Locale;
  /** The whole form where it can be confirmed; an expired link shows only the petition and the state. */
  whole?: boolean;
}

async function Signed({ draft: { petition, state, form }, locale, whole = false }: SignedProps) {
  const t = await getTranslations("petition.confirm");
  return (
    <Panel className="mb-8 max-w-2xl">
      <p className="text-lg">
        <a href={localePath(locale, `/petitions/${petition.slug}`)} className="text-link">
          {petition.title[locale]}
        </a>
      </p>
      {whole && form ? (
        <SignedForm form={form} state={state} locale={locale} />
      ) : (
        <p className="mt-1 text-sm text-muted">
          {t("state", { state: findState(state)?.inSentence[locale] ?? state })}
        </p>
      )}
    </Panel>
  );
}

interface WhyNotProps {
  draft: OpenedDraft;
  refusal: string;
  locale: Locale;
}

async function WhyNot({ draft: { status, signatureId, petition }, refusal, locale }: WhyNotProps) {
  const t = await getTranslations("petition.confirm");
  if (status === "withdrawn") {
    return (
      <>
        <p className="mb-6">{t("withdrawn")}</p>
        <ButtonLink href={localePath(locale, `/signature/${mintToken("signature", signatureId)}`)}>
          {t("ownLink")}
        </ButtonLink>
      </>
    );
  }
  if (status === "removed") return <p>{t("removed")}</p>;
  const reason =
    refusal === "petition-paused" ? "paused" : refusal === "signing-paused" ? "signing-paused" : ("closed" as const);
  return <ClosedNotice reason={reason} count={(await findTally(petition.id)).confirmed} graceEndsAt={null} />;
}
