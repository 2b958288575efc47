import { stateOptions } from "@/app/_web/forms/state-options";
import { ActionButton } from "@/components/form/action-button";
import { DownloadRight, EraseRight, Right } from "@/components/form/right";
import { ChoicesForm } from "@/components/subscribe/choices-form";
import { messagesOf } from "@/i18n/messages";
import { type Locale, localePath } from "@/lib/locale";
import type { OpenedSubscription } from "@/lib/subscriptions/queries";
import { changeAction, comeBackAction, eraseAction, leaveAction } from "./actions";

interface RightsProps {
  subscription: OpenedSubscription;
  token: string;
  locale: Locale;
}

/** The form in which a subscriber changes what they chose, or the button that comes back to the news. */
export function Choices({ subscription: { status, state, locale: language }, token, locale }: RightsProps) {
  const {
    own,
    subscribe: { form },
  } = messagesOf(locale).news;
  return status === "left" ? (
    <Right title={own.comeBackTitle} text={own.comeBackText}>
      <ActionButton action={comeBackAction.bind(null, token, locale)} busy={own.comeBackBusy} {...troublesOf(locale)}>
        {own.comeBack}
      </ActionButton>
    </Right>
  ) : (
    <Right title={own.changeTitle}>
      <ChoicesForm
        action={changeAction.bind(null, token, locale)}
        texts={form}
        submit={own.change}
        busy={own.changeBusy}
        states={stateOptions(locale)}
        kept={{ state: state ?? "", language }}
      />
    </Right>
  );
}

/** What else a subscriber can do: leave, download, erase. */
export function Rights({ subscription: { status }, token, locale }: RightsProps) {
  const { own } = messagesOf(locale).news;
  const troubles = troublesOf(locale);
  return (
    <>
      {status === "left" ? null : (
        <Right title={own.leaveTitle} text={own.leaveText}>
          <ActionButton
            action={leaveAction.bind(null, token, locale)}
            busy={own.leaveBusy}
            variant="quiet"
            {...troubles}
          >
            {own.leave}
          </ActionButton>
        </Right>
      )}
      <DownloadRight texts={own} href={localePath(locale, `/subscription/${token}/download`)} />
      <EraseRight texts={own} action={eraseAction.bind(null, token, locale)} troubles={troubles} />
    </>
  );
}

function troublesOf(locale: Locale) {
  const { offline, outdated } = messagesOf(locale).news.subscribe.form;
  return { offline, outdated };
}
