import type { Locale } from "@/lib/locale";
import { statesByName } from "@/lib/content/states";

/** All states and territories to choose from. A file of its own: whoever imports sign-side sends the sign form along. */
export function stateOptions(locale: Locale) {
  return statesByName(locale).map(({ code, name }) => ({ value: code, label: name[locale] }));
}
