import { domainToASCII } from "node:url";

import { keyedHash } from "./keys";

/** Which emails of a provider reach the same mailbox. Only rules that the provider itself documents are listed. */
interface ProviderRule {
  /** All domains of the provider under which the same local part reaches the same mailbox; the first is canonical. */
  domains: string[];
  /** Characters that the provider ignores in the local part. */
  ignored?: RegExp;
  /** The separator of a tag, if it is not "+" alone. */
  tag?: RegExp;
  /** `anything@name.example.com` reaches `name@example.com`. */
  subdomainIsMailbox?: boolean;
  source: string;
}

// Sister domains are listed only where one local part cannot belong to two people: outlook.com and hotmail.com are not.
const PROVIDERS: ProviderRule[] = [
  {
    domains: ["gmail.com", "googlemail.com"],
    ignored: /\./g,
    source: "https://support.google.com/mail/answer/7436150",
  },
  {
    domains: ["proton.me", "protonmail.com", "pm.me", "protonmail.ch"],
    ignored: /[._-]/g,
    source: "https://proton.me/support/addresses-and-aliases",
  },
  {
    domains: ["icloud.com", "me.com", "mac.com"],
    source: "https://support.apple.com/guide/icloud/mm6b1a490a/icloud",
  },
  {
    domains: ["yandex.com", "yandex.ru", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"],
    ignored: /[.-]/g,
    source: "https://yandex.com/support/yandex-360/customers/mail/en/web/preferences/account-settings/aliases",
  },
  // A Yahoo name cannot contain a hyphen. In a disposable email a hyphen comes before the keyword.
  {
    domains: ["yahoo.com"],
    tag: /[+-]/,
    source: "https://help.yahoo.com/kb/SLN28338.html",
  },
  {
    domains: ["fastmail.com"],
    subdomainIsMailbox: true,
    source: "https://www.fastmail.help/hc/en-us/articles/360060591053",
  },
];

const ruleByDomain = new Map(PROVIDERS.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)));

// RFC 5233: "+" is the usual separator of a detail that the mailbox ignores, also at domains of companies.
const PLUS_TAG = /\+/;

/**
 * The canonical spelling of all emails of a mailbox: lower case, without a tag, and with the provider's own rules applied. It
 * is only hashed. Emails are sent to the spelling that was typed.
 */
export function canonicalEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const typedLocal = email.slice(0, at).normalize("NFC").toLowerCase();
  const typedDomain = email
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.$/, "");
  const { local, domain } = unfoldSubdomain(typedLocal, domainToASCII(typedDomain) || typedDomain);
  const rule = ruleByDomain.get(domain);
  const untagged = local.split(rule?.tag ?? PLUS_TAG, 1)[0] || local;
  const bare = (rule?.ignored && untagged.replace(rule.ignored, "")) || untagged;
  return `${bare}@${rule?.domains[0] ?? domain}`;
}

/** The keyed hash (32 bytes) by which an email is found and is unique. */
export function emailHash(email: string): Buffer {
  // The purpose is older than the name "email". Another one would change every stored hash.
  return keyedHash("address", canonicalEmail(email));
}

function unfoldSubdomain(local: string, domain: string): { local: string; domain: string } {
  const [mailbox, ...parent] = domain.split(".");
  const unfolds = parent.length > 1 && ruleByDomain.get(parent.join("."))?.subdomainIsMailbox;
  return unfolds ? { local: mailbox!, domain: parent.join(".") } : { local, domain };
}
