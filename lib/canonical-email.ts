import { domainToASCII } from "node:url";

import { keyedHash } from "./keys";

/** How one mail provider treats the emails of one mailbox. Only what the provider itself documents is listed. */
interface ProviderRule {
  /** All domains of the provider under which the same local part reaches the same mailbox; the first is canonical. */
  domains: string[];
  /** Characters that the provider ignores in the local part. */
  ignored?: RegExp;
  /** What starts a tag, where that is not "+" alone. */
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
  // A Yahoo name cannot hold a hyphen: what follows one is the keyword of a disposable one.
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

// RFC 5233: "+" is the usual separator of a detail that the mailbox ignores, at companies' own domains as well.
const PLUS_TAG = /\+/;

/**
 * The one spelling that stands for all emails of a mailbox: lower case, tag removed, the provider's own rules
 * applied. It is only ever hashed: what we send goes to the email as it was typed.
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

/** The keyed hash (32 bytes) by which an email is looked up and kept unique. */
export function emailHash(email: string): Buffer {
  return keyedHash("address", canonicalEmail(email));
}

function unfoldSubdomain(local: string, domain: string): { local: string; domain: string } {
  const [mailbox, ...parent] = domain.split(".");
  const unfolds = parent.length > 1 && ruleByDomain.get(parent.join("."))?.subdomainIsMailbox;
  return unfolds ? { local: mailbox!, domain: parent.join(".") } : { local, domain };
}
