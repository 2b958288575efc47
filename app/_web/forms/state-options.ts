import type { Locale } from "@/lib/locale";
import { statesByName } from "@/lib/content/states";

/** All states and territories to choose from. It has a file of its own because what imports sign-side brings the sign form along. */
export function stateOptions(locale: Locale) {
  return statesByName(locale).map(({ code, name }) => ({ value: code, label: name[locale] }));
}
