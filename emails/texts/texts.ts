import { en } from "./en";
import { es } from "./es";

/** The texts of all emails, by language. */
export const texts = { en, es };

/** The languages of emails. If the site has a language without texts here, lib/mail does not compile. */
export type Locale = keyof typeof texts;
