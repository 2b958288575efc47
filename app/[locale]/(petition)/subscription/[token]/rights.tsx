import { getTranslations } from "next-intl/server";

import { stateOptions } from "@/app/_web/state-options";
import { ActionButton } from "@/components/form/action-button";
import { Right } from "@/components/form/right";
import { ChoicesForm } from "@/components/subscribe/choices-form";
import { ButtonLink } from "@/components/ui/button";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/i18n/routing";
import type { OpenedSubscription } from "@/lib/subscriptions/queries";
import { changeAction, comeBackAction, eraseAction, leaveAction } from "./actions";

interface RightsProps {
  subscription: OpenedSubscription;
  token: string;
  locale: Locale;
}

/** Change, leave or come back, download, erase. */
export async function Rights({ subscription: { status, state, locale: language }, token, locale }: RightsProps) {
  const t = await getTranslations("news.own");
  const { form } = messagesOf(locale).news.subscribe;
  const said = { offline: form.offline, outdated: form.outdated };
  return (
    <>
      {status === "left" ? (
        <Right title={t("comeBackTitle")} text={t("comeBackText")}>
          <ActionButton action={comeBackAction.bind(null, token, locale)} busy={t("comeBackBusy")} {...said}>{t("comeBack")}</ActionButton>
        </Right>
      ) : (
        <>
          <Right title={t("changeTitle")}>
            <ChoicesForm
              action={changeAction.bind(null, token, locale)}
              words={form}
              submit={t("change")}
              busy={t("changeBusy")}
              states={stateOptions(locale)}
              kept={{ state: state ?? "", language }}
            />
          </Right>
          <Right title={t("leaveTitle")} text={t("leaveText")}>
            <ActionButton action={leaveAction.bind(null, token, locale)} busy={t("leaveBusy")} variant="quiet" {...said}>{t("leave")}</ActionButton>
          </Right>
        </>
      )}
      <Right title={t("downloadTitle")} text={t("downloadText")}>
        <ButtonLink href={localePath(locale, `/subscription/${token}/download`)} download>{t("download")}</ButtonLink>
      </Right>
      <Right title={t("eraseTitle")} text={t("eraseText")}>
        {/* Opens without JavaScript too: the second thought before what cannot be undone. */}
        <details>
          <summary className="min-h-11 py-2 text-error underline">{t("eraseOpen")}</summary>
          <p className="mt-3 mb-4 font-semibold">{t("eraseSure")}</p>
          <ActionButton action={eraseAction.bind(null, token, locale)} busy={t("eraseBusy")} variant="danger" {...said}>{t("erase")}</ActionButton>
        </details>
      </Right>
    </>
  );
}
