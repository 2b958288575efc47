"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/forms/action";
import { buttonAction } from "@/app/_web/forms/button-action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { showHelpFirst } from "@/app/_web/forms/show-help-first";
import { type Locale, localePath, toLocale } from "@/lib/locale";
import type { FormState } from "@/lib/form-state";
import { readToken } from "@/lib/link-token";
import { refuse, type Result } from "@/lib/result";
import { correct, erase, type OwnRefusal, restore, withdraw } from "@/lib/signatures/rights/commands";
import { correctionInput } from "@/lib/signatures/schema";

/** What was just done, as the next page shows it. */
export type Done = "corrected" | "added" | "withdrawn" | "restored";

export async function correctAction(
  token: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "petition");
  return formAction(
    correctionInput,
    async (input, values) => {
      const help = showHelpFirst(input.comment, values);
      if (help) return help;
      const id = readToken("signature", token);
      const result = id === null ? refuse("no-such-signature") : await correct(id, input, new Date());
      if (!result.ok) return { message: refusals[result.refusal] };
      redirect(ownPage(token, locale, "corrected") as Route);
    },
    { messageOf, unavailable: refusals.unavailable },
  )(data);
}

export async function withdrawAction(token: string, language: string): Promise<FormState> {
  return act(
    token,
    language,
    (id) => withdraw(id, new Date()),
    (locale) => ownPage(token, locale, "withdrawn"),
  );
}

export async function restoreAction(token: string, language: string): Promise<FormState> {
  return act(
    token,
    language,
    (id) => restore(id, new Date()),
    (locale) => ownPage(token, locale, "restored"),
  );
}

/** Erases everything. The own page no longer exists afterwards, so the redirect leads to another one. */
export async function eraseAction(token: string, language: string): Promise<FormState> {
  return act(token, language, erase, (locale) => localePath(locale, "/signature/erased"));
}

async function act(
  token: string,
  language: string,
  command: (id: bigint) => Promise<Result<undefined, OwnRefusal>>,
  next: (locale: Locale) => string,
): Promise<FormState> {
  const locale = toLocale(language);
  return buttonAction<undefined, OwnRefusal>(
    async () => {
      const id = readToken("signature", token);
      return id === null ? refuse("no-such-signature") : command(id);
    },
    () => next(locale),
    formCopy(locale, "petition").refusals,
  );
}

function ownPage(token: string, locale: Locale, done: Done): string {
  return localePath(locale, `/signature/${token}?done=${done}`);
}
