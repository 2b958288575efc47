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

/** What was just done, for the page that is shown next. */
export type Done = "confirmed" | "changed" | "left" | "returned";

type Refusal = ConfirmSubscriptionRefusal | SendSubscriptionAgainRefusal | OwnSubscriptionRefusal;

/** Confirms what an email was written for, and leads to the own page of its reader. */
export async function confirmAction(token: string, given: string): Promise<FormState> {
  return actOnDraft(
    token,
    given,
    (id) => confirmSubscription(id, new Date()),
    (locale, { id }) => ownPage(mintToken("subscription", id), locale, "confirmed"),
  );
}

export async function sendAgainAction(token: string, given: string): Promise<FormState> {
  return actOnDraft(
    token,
    given,
    (id) => sendSubscriptionAgain(id, new Date()),
    (locale) => localePath(locale, "/subscribe/check-your-email"),
  );
}

export async function leaveAction(token: string, given: string): Promise<FormState> {
  return act(
    token,
    given,
    (id) => leave(id, new Date()),
    (locale) => ownPage(token, locale, "left"),
  );
}

export async function comeBackAction(token: string, given: string): Promise<FormState> {
  return act(token, given, comeBack, (locale) => ownPage(token, locale, "returned"));
}

/** Erases everything. Afterwards there is nothing left to come back to, so the way leads to a page of its own. */
export async function eraseAction(token: string, given: string): Promise<FormState> {
  return act(token, given, eraseSubscription, (locale) => localePath(locale, "/subscription/erased"));
}

export async function changeAction(
  token: string,
  given: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const locale = toLocale(given);
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
  given: string,
  command: (id: bigint) => Promise<Result<Value, Refusal>>,
  next: (locale: Locale, value: Value) => string,
): Promise<FormState> {
  return actOn(readToken("subscription-draft", token), given, command, next);
}

async function act(
  token: string,
  given: string,
  command: (id: bigint) => Promise<Result<undefined, Refusal>>,
  next: (locale: Locale) => string,
): Promise<FormState> {
  return actOn(readToken("subscription", token), given, command, next);
}

async function actOn<Value>(
  id: bigint | null,
  given: string,
  command: (id: bigint) => Promise<Result<Value, Refusal>>,
  next: (locale: Locale, value: Value) => string,
): Promise<FormState> {
  const locale = toLocale(given);
  return buttonAction<Value, Refusal>(
    async () => (id === null ? refuse("no-such-subscription") : command(id)),
    (value) => next(locale, value),
    formCopy(locale, "news").refusals,
  );
}

function ownPage(token: string, locale: Locale, done: Done): string {
  return localePath(locale, `/subscription/${token}?done=${done}`);
}
