import spellChecker from "@zootools/email-spell-checker";

/**
 * The domains of mail providers that many people share: the list of the package, and what it lacks: the largest providers,
 * US cable and telephone companies, Apple's older domain, and providers of Mexico and Spain that look like American ones.
 */
export const MAIL_PROVIDERS: readonly string[] = [
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

const known = new Set(MAIL_PROVIDERS);

export const isMailProvider = (domain: string): boolean => known.has(domain);
