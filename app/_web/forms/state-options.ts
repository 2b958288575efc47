import type { Locale } from "@/lib/locale";
import { statesByName } from "@/lib/content/states";

/** All states and territories to choose from. It is not in sign-side, because importing that would load the sign form. */
export function stateOptions(locale: Locale) {
  return statesByName(locale).map(({ code, name }) => ({ value: code, label: name[locale] }));
}
