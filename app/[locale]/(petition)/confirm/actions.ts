"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";

import { formAction } from "@/app/_web/forms/action";
import { clientSource } from "@/app/_web/forms/request";
import { copyOf } from "@/app/_web/pages/copy";
import { messagesOf } from "@/i18n/messages";
import { isLocale, localePath } from "@/i18n/routing";
import type { FormState } from "@/lib/form-state";
import { consumeRateLimit } from "@/lib/limits/commands";
import { mintToken, readCode } from "@/lib/link-token";
import { MINUTE } from "@/lib/time";

// docs/decisions/link-tokens.md reckons what that leaves a guesser. A person with a badly printed email has enough.
const GUESSES = { max: 10, windowMilliseconds: 15 * MINUTE };

const codeInput = z.object({ code: z.string().default("") });

/** Leads from the short code of an email to the same page as its link. */
export async function codeAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const words = messagesOf(locale).petition.code;
  return formAction(
    codeInput,
    async ({ code }) => {
      if (!code.trim()) return { errors: { code: words.missing } };
      const { allowed } = await consumeRateLimit("confirm-code", await clientSource(), GUESSES, new Date());
      if (!allowed) return { message: words.tooMany };
      const id = readCode(code);
      if (id === null) return { errors: { code: words.wrong } };
      redirect(localePath(locale, `/confirm/${mintToken("confirm", id)}`) as Route);
    },
    { unavailable: copyOf(locale).refusals.unavailable },
  )(data);
}
