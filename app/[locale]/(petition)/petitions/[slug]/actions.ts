"use server";

import { signByForm } from "@/app/_web/forms/sign-by-form";
import type { FormState } from "@/lib/form-state";
import { localePath } from "@/lib/locale";

/** Signs. `slug` and `language` come from the page's path, so they are input like the rest. */
export async function signAction(
  slug: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const accepted = (known: string) => `/petitions/${known}/check-your-email`;
  return signByForm({ slug, language, accepted: (known, locale) => localePath(locale, accepted(known)) }, data);
}
