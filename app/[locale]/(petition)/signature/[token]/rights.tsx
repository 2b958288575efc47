import { getTranslations } from "next-intl/server";

import { stateOptions } from "@/app/_web/state-options";
import { ActionButton } from "@/components/form/action-button";
import { Right } from "@/components/form/right";
import { CorrectForm } from "@/components/petition/correct-form";
import { ButtonLink } from "@/components/ui/button";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/i18n/routing";
import type { OpenedSignature } from "@/lib/signatures/queries";
import { correctAction, eraseAction, restoreAction, withdrawAction } from "./actions";

interface RightsProps {
  signature: OpenedSignature;
  token: string;
  locale: Locale;
}

/** Correct, withdraw or count again, download, erase. */
export async function Rights({ signature, token, locale }: RightsProps) {
  const t = await getTranslations("petition.own");
  const { form, own, fieldErrors } = messagesOf(locale).petition;
  const { name, zip, state, comment, display, wantsUpdates, status } = signature;
  const said = { offline: form.offline, outdated: form.outdated };
  return (
    <>
      <Right title={t("correctTitle")}>
        <CorrectForm
          action={correctAction.bind(null, token, locale)}
          words={form}
          own={own}
          fieldErrors={fieldErrors}
          states={stateOptions(locale)}
          kept={{ name, zip, state, comment: comment ?? "", display, updates: wantsUpdates ? "on" : "" }}
        />
      </Right>
      {status === "confirmed" ? (
        <Right title={t("withdrawTitle")} text={t("withdrawText")}>
          <ActionButton action={withdrawAction.bind(null, token, locale)} busy={t("withdrawBusy")} variant="quiet" {...said}>{t("withdraw")}</ActionButton>
        </Right>
      ) : null}
      {status === "withdrawn" ? (
        <Right title={t("restoreTitle")} text={t("restoreText")}>
          <ActionButton action={restoreAction.bind(null, token, locale)} busy={t("restoreBusy")} {...said}>{t("restore")}</ActionButton>
        </Right>
      ) : null}
      <Right title={t("downloadTitle")} text={t("downloadText")}>
        <ButtonLink href={localePath(locale, `/signature/${token}/download`)} download>{t("download")}</ButtonLink>
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
