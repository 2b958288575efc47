import { stateOptions } from "@/app/_web/forms/state-options";
import { ActionButton } from "@/components/form/action-button";
import { DownloadRight, EraseRight, Right } from "@/components/form/right";
import { CorrectForm } from "@/components/petition/correct-form";
import { DangerHelp } from "@/components/site/danger-help";
import { messagesOf } from "@/i18n/messages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { type Locale, localePath } from "@/lib/locale";
import type { OpenedSignature } from "@/lib/signatures/queries";
import { isSigned } from "@/lib/signatures/rules";
import { correctAction, eraseAction, restoreAction, withdrawAction } from "./actions";

interface RightsProps {
  signature: OpenedSignature;
  token: string;
  locale: Locale;
}

/** The form in which a signer corrects what they gave. */
export function Correction({ signature, token, locale }: RightsProps) {
  const { form, addition, danger, own, fieldErrors } = messagesOf(locale).petition;
  const { name, zip, state, comment, display, wantsUpdates, status } = signature;
  return (
    <Right title={own.correctTitle}>
      <CorrectForm
        action={correctAction.bind(null, token, locale)}
        texts={form}
        addition={addition}
        danger={danger}
        help={<DangerHelp emergency={emergency} hotline={traffickingHotline} />}
        isCounted={isSigned(status)}
        own={own}
        fieldErrors={fieldErrors}
        states={stateOptions(locale)}
        kept={{ name, zip, state, comment: comment ?? "", display, updates: wantsUpdates ? "on" : "" }}
      />
    </Right>
  );
}

/** What else a signer can do: withdraw or restore, download, erase. */
export function Rights({ signature: { status }, token, locale }: RightsProps) {
  const { form, own } = messagesOf(locale).petition;
  const troubles = { offline: form.offline, outdated: form.outdated };
  return (
    <>
      {isSigned(status) ? (
        <Right title={own.withdrawTitle} text={own.withdrawText}>
          <ActionButton
            action={withdrawAction.bind(null, token, locale)}
            busy={own.withdrawBusy}
            variant="quiet"
            {...troubles}
          >
            {own.withdraw}
          </ActionButton>
        </Right>
      ) : null}
      {status === "withdrawn" ? (
        <Right title={own.restoreTitle} text={own.restoreText}>
          <ActionButton action={restoreAction.bind(null, token, locale)} busy={own.restoreBusy} {...troubles}>
            {own.restore}
          </ActionButton>
        </Right>
      ) : null}
      <DownloadRight texts={own} href={localePath(locale, `/signature/${token}/download`)} />
      <EraseRight texts={own} action={eraseAction.bind(null, token, locale)} troubles={troubles} />
    </>
  );
}
