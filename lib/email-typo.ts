import spellChecker from "@zootools/email-spell-checker";

import { isMailProvider, MAIL_PROVIDERS } from "./mail-providers";

const domains = [...MAIL_PROVIDERS];

/** The email that was probably meant, where its domain looks like a typo in a well-known one; otherwise null. */
export function likelyEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  if (isMailProvider(email.slice(at + 1))) return null;
  const suggestion = spellChecker.run({ email, domains });
  // No guesses at the ending of an unknown domain, which may be correct.
  return suggestion && isMailProvider(suggestion.domain) ? `${email.slice(0, at)}@${suggestion.domain}` : null;
}
