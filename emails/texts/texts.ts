import type { Locale } from "../sender";
import { en, type Texts } from "./en";
import { es } from "./es";

/** The sentences of all emails, by language. */
export const texts: Record<Locale, Texts> = { en, es };
