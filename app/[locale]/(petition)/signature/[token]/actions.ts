"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction, handleOrApologize } from "@/app/_web/action";
import { sentencesOf } from "@/app/_web/sentences";
import { isLocale, localePath, type Locale } from "@/i18n/routing";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { readToken } from "@/lib/link-token";
import type { Result } from "@/lib/result";
import { correct, erase, type OwnRefusal, restore, withdraw } from "@/lib/signatures/commands";
import { findSignature } from "@/lib/signatures/queries";
import { correctionInput } from "@/lib/signatures/schema";

/** What was just done, for the page that is shown next. */
export type Done = "corrected" | "withdrawn" | "restored";

export async function correctAction(token: string, given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals, sentenceOf } = sentencesOf(locale);
  return formAction(correctionInput, async (input) => {
    const id = readToken("signature", typeof token === "string" ? token : "");
    const signature = id === null ? null : await findSignature(id);
    if (!signature) return { message: refusals["no-such-signature"] };
    const result = await correct(signature.id, input, signature.addressHash, signature.petitionId);
    if (!result.ok) return { message: refusals[result.refusal] };
    backTo(token, locale, "corrected");
  }, { sentenceOf, unavailable: refusals.unavailable })(data);
}

export async function withdrawAction(token: string, given: string): Promise<FormState> {
  return change(token, given, "withdrawn", (id) => withdraw(id, new Date()));
}

export async function restoreAction(token: string, given: string): Promise<FormState> {
  return change(token, given, "restored", (id) => restore(id, new Date()));
}

/** Erases everything. Afterwards there is nothing left to come back to, so the way leads to a page of its own. */
export async function eraseAction(token: string, given: string): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals } = sentencesOf(locale);
  return {
    ...EMPTY_FORM, ...await handleOrApologize(async () => {
      const id = readToken("signature", typeof token === "string" ? token : "");
      if (id === null) return { message: refusals["no-such-signature"] };
      await erase(id);
      redirect(localePath(locale, "/signature/erased") as Route);
    }, refusals.unavailable),
  };
}

async function change(
  token: string, given: string, done: Done, command: (id: bigint) => Promise<Result<undefined, OwnRefusal>>,
): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals } = sentencesOf(locale);
  const refused: Record<OwnRefusal, string> = refusals;
  return {
    ...EMPTY_FORM, ...await handleOrApologize(async () => {
      const id = readToken("signature", typeof token === "string" ? token : "");
      if (id === null) return { message: refused["no-such-signature"] };
      const result = await command(id);
      if (!result.ok) return { message: refused[result.refusal] };
      backTo(token, locale, done);
    }, refusals.unavailable),
  };
}

function backTo(token: string, locale: Locale, done: Done): never {
  redirect(localePath(locale, `/signature/${token}?done=${done}`) as Route);
}
