import { en } from "./en";
import { es } from "./es";

/** The texts of all emails, by language. */
export const texts = { en, es };

/** The languages of emails. A language of the site without texts here does not compile in lib/mail. */
export type Locale = keyof typeof texts;
