import { getTranslations } from "next-intl/server";

import { ActionButton } from "@/components/form/action-button";
import { ClosedNotice } from "@/components/petition/closed-notice";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Panel } from "@/components/ui/panel";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/lib/locale";
import { findState } from "@/lib/content/states";
import { mintToken } from "@/lib/link-token";
import { confirmRefusal, type Standing } from "@/lib/signatures/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import { confirmAction, sendAgainAction } from "./actions";

interface Props {
  id: bigint;
  token: string;
  standing: Standing;
  locale: Locale;
}

/** What is about to be confirmed, without anything a stranger with the link should not see, and what can be done now. */
export async function AskToConfirm({ id, token, standing, locale }: Props) {
  const t = await getTranslations("petition.confirm");
  const { petition, state, status } = standing;
  const { offline, outdated } = messagesOf(locale).petition.form;
  const refusal = confirmRefusal(standing, new Date());
  const expired = refusal === "expired";
  const title = expired ? t("expiredTitle") : t("title");
  const about = (
    <Panel className="mb-8 max-w-2xl">
      <p className="text-lg">
        <a href={localePath(locale, `/petitions/${petition.slug}`)} className="text-link">
          {petition.title[locale]}
        </a>
      </p>
      <p className="mt-1 text-sm text-muted">{t("state", { state: findState(state)?.inSentence[locale] ?? state })}</p>
    </Panel>
  );

  if (refusal === null) {
    return (
      <Page>
        <PageTitle lead={t("lead")}>{title}</PageTitle>
        {about}
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
  if (expired) {
    return (
      <Page>
        <PageTitle lead={t("expired")}>{title}</PageTitle>
        {about}
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
      <PageTitle>{title}</PageTitle>
      {about}
      {status === "withdrawn" ? (
        <>
          <p className="mb-6">{t("withdrawn")}</p>
          <ButtonLink href={localePath(locale, `/signature/${mintToken("signature", id)}`)}>{t("ownLink")}</ButtonLink>
        </>
      ) : status === "removed" ? (
        <p>{t("removed")}</p>
      ) : (
        <ClosedNotice
          reason={closedReason(refusal)}
          count={(await findTally(petition.id)).confirmed}
          graceEndsAt={null}
        />
      )}
    </Page>
  );
}

function closedReason(refusal: string) {
  if (refusal === "petition-paused") return "paused";
  return refusal === "signing-paused" ? "signing-paused" : "closed";
}
