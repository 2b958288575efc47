import spellChecker from "@zootools/email-spell-checker";

// The package's list, and what it leaves to be put together or does not know: the largest providers, the cable and
// telephone companies of the US, Apple's older name, and providers of Mexico and Spain that look like American ones.
const DOMAINS = [
  ...spellChecker.POPULAR_DOMAINS,
  "yahoo.com",
  "hotmail.com",
  "outlook.com",
  "live.com",
  "mail.com",
  "gmx.com",
  "fastmail.com",
  "comcast.net",
  "att.net",
  "verizon.net",
  "sbcglobal.net",
  "bellsouth.net",
  "cox.net",
  "charter.net",
  "optonline.net",
  "mac.com",
  "me.com",
  "email.com",
  "yahoo.com.mx",
  "yahoo.es",
  "hotmail.es",
  "outlook.es",
  "prodigy.net.mx",
];
const known = new Set(DOMAINS);

/** The address that was probably meant, where the domain looks like a typo in a well-known one; otherwise null. */
export function likelyEmail(email: string): string | null {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  if (known.has(domain)) return null;
  const suggestion = spellChecker.run({ email, domains: DOMAINS });
  // A guess at an unknown domain's ending is no help: it may well be right as it is.
  return suggestion && known.has(suggestion.domain) ? `${email.slice(0, at)}@${suggestion.domain}` : null;
}
