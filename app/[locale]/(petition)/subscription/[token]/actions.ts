"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/forms/action";
import { buttonAction } from "@/app/_web/forms/button-action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { type Locale, localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { mintToken, readToken } from "@/lib/link-token";
import { refuse, type Result } from "@/lib/result";
import {
  changeChoices,
  comeBack,
  confirmSubscription,
  eraseSubscription,
  leave,
  type OwnSubscriptionRefusal,
  sendSubscriptionAgain,
  type SendSubscriptionAgainRefusal,
} from "@/lib/subscriptions/commands";
import type { ConfirmSubscriptionRefusal } from "@/lib/subscriptions/rules";
import { choicesInput } from "@/lib/subscriptions/schema";

/** What was just done, as the next page shows it. */
export type Done = "confirmed" | "changed" | "left" | "returned";

type Refusal = ConfirmSubscriptionRefusal | SendSubscriptionAgainRefusal | OwnSubscriptionRefusal;

/** Confirms the draft of an email, and redirects to the subscriber's own page. */
export async function confirmAction(token: string, language: string): Promise<FormState> {
  return actOnDraft(
    token,
    language,
    (id) => confirmSubscription(id, new Date()),
    (locale, { id }) => ownPage(mintToken("subscription", id), locale, "confirmed"),
  );
}

export async function sendAgainAction(token: string, language: string): Promise<FormState> {
  return actOnDraft(
    token,
    language,
    (id) => sendSubscriptionAgain(id, new Date()),
    (locale) => localePath(locale, "/subscribe/check-your-email"),
  );
}

export async function leaveAction(token: string, language: string): Promise<FormState> {
  return act(
    token,
    language,
    (id) => leave(id, new Date()),
    (locale) => ownPage(token, locale, "left"),
  );
}

export async function comeBackAction(token: string, language: string): Promise<FormState> {
  return act(token, language, comeBack, (locale) => ownPage(token, locale, "returned"));
}

/** Erases everything. The own page no longer exists afterwards, so the redirect leads to another one. */
export async function eraseAction(token: string, language: string): Promise<FormState> {
  return act(token, language, eraseSubscription, (locale) => localePath(locale, "/subscription/erased"));
}

export async function changeAction(
  token: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "news");
  return formAction(
    choicesInput,
    async (input) => {
      const id = readToken("subscription", token);
      if (id === null) return { message: refusals["no-such-subscription"] };
      const result = await changeChoices(id, input);
      if (!result.ok) return { message: refusals[result.refusal] };
      redirect(ownPage(token, locale, "changed") as Route);
    },
    { messageOf, unavailable: refusals.unavailable },
  )(data);
}

async function actOnDraft<Value>(
  token: string,
  language: string,
  command: (id: bigint) => Promise<Result<Value, Refusal>>,
  next: (locale: Locale, value: Value) => string,
): Promise<FormState> {
  return actOn(readToken("subscription-draft", token), language, command, next);
}

async function act(
  token: string,
  language: string,
  command: (id: bigint) => Promise<Result<undefined, Refusal>>,
  next: (locale: Locale) => string,
): Promise<FormState> {
  return actOn(readToken("subscription", token), language, command, next);
}

async function actOn<Value>(
  id: bigint | null,
  language: string,
  command: (id: bigint) => Promise<Result<Value, Refusal>>,
  next: (locale: Locale, value: Value) => string,
): Promise<FormState> {
  const locale = toLocale(language);
  return buttonAction<Value, Refusal>(
    async () => (id === null ? refuse("no-such-subscription") : command(id)),
    (value) => next(locale, value),
    formCopy(locale, "news").refusals,
  );
}

function ownPage(token: string, locale: Locale, done: Done): string {
  return localePath(locale, `/subscription/${token}?done=${done}`);
}
