import spellChecker from "@zootools/email-spell-checker";

// The package's list, and what people in the US write from besides: their cable and telephone companies, Apple's older
// name, and large providers of Mexico and Spain whose names the package would take for slips of American ones.
const DOMAINS = [
  ...spellChecker.POPULAR_DOMAINS,
  "comcast.net", "att.net", "verizon.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "optonline.net",
  "mac.com", "me.com", "email.com", "yahoo.com.mx", "yahoo.es", "hotmail.es", "outlook.es", "prodigy.net.mx",
];
const known = new Set(DOMAINS);

/** The address that was probably meant, where the domain looks like a slip in a well-known one; otherwise null. */
export function likelyAddress(email: string): string | null {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (known.has(domain)) return null;
  const suggestion = spellChecker.run({ email, domains: DOMAINS });
  // A guess at an unknown domain's ending is no help: it may well be right as it is.
  return suggestion && known.has(suggestion.domain) ? suggestion.full : null;
}
