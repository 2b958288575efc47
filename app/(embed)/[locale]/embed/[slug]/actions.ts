"use server";

import { signByForm } from "@/app/_web/forms/sign-by-form";
import type { FormState } from "@/lib/form-state";
import { localePath } from "@/lib/locale";
import { sourceField } from "@/lib/signatures/schema";

/**
 * Signs from a frame on a partner's website. Every accepted form leads to the same page, which may stand in the frame as well.
 * What is bound comes from the page's path and query, so it is input like the rest.
 */
export async function signInFrameAction(
  slug: string,
  language: string,
  from: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const code = sourceField.parse(from);
  const query = code === null ? "" : `?from=${code}`;
  const accepted = (known: string) => `/embed/${known}/check-your-email${query}`;
  return signByForm({ slug, language, accepted: (known, locale) => localePath(locale, accepted(known)) }, data);
}
