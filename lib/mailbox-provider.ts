// Public mail services of people in the US, each with millions of mailboxes, so that the name of one says nothing about a person. The
// most common come first. The domains of one service are together, because it filters mail for all of them alike; those of Yahoo and
// Microsoft are apart, because their people are others. A domain of fewer people does not belong here (docs/decisions/overview.md).
const providers = {
  gmail: { name: "Gmail", domains: /^(gmail|googlemail)\.com$/ },
  yahoo: { name: "Yahoo", domains: /^yahoo(\.[a-z]{2,3}){1,2}$/ },
  hotmail: { name: "Hotmail", domains: /^hotmail(\.[a-z]{2,3}){1,2}$/ },
  outlook: { name: "Outlook", domains: /^outlook(\.[a-z]{2,3}){1,2}$/ },
  icloud: { name: "iCloud", domains: /^icloud\.com$/ },
  aol: { name: "AOL", domains: /^(aol|aim)\.com$/ },
  comcast: { name: "Comcast and Xfinity", domains: /^(comcast|xfinity)\.(net|com)$/ },
  live: { name: "Live", domains: /^live(\.[a-z]{2,3}){1,2}$/ },
  msn: { name: "MSN", domains: /^msn\.com$/ },
  me: { name: "me.com and mac.com", domains: /^(me|mac)\.com$/ },
  att: { name: "AT&T", domains: /^(att|worldnet\.att)\.net$/ },
  sbcglobal: { name: "SBC Global", domains: /^(sbcglobal|pacbell|ameritech|swbell|snet)\.net$/ },
  bellsouth: { name: "BellSouth", domains: /^bellsouth\.net$/ },
  verizon: { name: "Verizon", domains: /^verizon\.net$/ },
  cox: { name: "Cox", domains: /^cox\.net$/ },
  spectrum: { name: "Spectrum", domains: /^(spectrum|charter|twc|([a-z]{2,20}\.)?rr)\.(net|com)$/ },
  optimum: { name: "Optimum", domains: /^(optonline|optimum)\.net$/ },
  ymail: { name: "Ymail and Rocketmail", domains: /^(ymail|rocketmail)\.com$/ },
  earthlink: { name: "EarthLink", domains: /^(earthlink|mindspring)\.(net|com)$/ },
  juno: { name: "Juno and NetZero", domains: /^(juno|netzero)\.(com|net)$/ },
  frontier: { name: "Frontier", domains: /^(frontier|frontiernet)\.(com|net)$/ },
  centurylink: { name: "CenturyLink", domains: /^(centurylink|centurytel|embarqmail|q)\.(net|com)$/ },
  windstream: { name: "Windstream", domains: /^windstream\.net$/ },
  proton: { name: "Proton", domains: /^(proton\.me|pm\.me|protonmail\.com)$/ },
  gmx: { name: "GMX and mail.com", domains: /^(gmx\.(com|us|net)|mail\.com)$/ },
} as const;

type Named = keyof typeof providers;
const named = Object.keys(providers) as Named[];

// What was kept before the list was longer: the domains of Yahoo and of telephone companies were "yahoo", those of Microsoft and Apple one each.
const formerNames = { microsoft: "Outlook and Hotmail", apple: "iCloud and me.com" } as const;
const former = Object.keys(formerNames) as (keyof typeof formerNames)[];

/** The services by which emails are counted. All that are not in the list are one together. */
export const mailboxProviders = [...named, ...former, "other"] as const;
export type MailboxProvider = (typeof mailboxProviders)[number];

/** The service of a mailbox. */
export function mailboxProviderOf(email: string): MailboxProvider {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return named.find((provider) => providers[provider].domains.test(domain)) ?? "other";
}

const names: Record<string, string> = {
  ...Object.fromEntries(named.map((provider) => [provider, providers[provider].name])),
  ...formerNames,
  other: "All others",
};

/** The name of a service; one of a newer version of the site has its key. */
export const mailboxProviderName = (provider: string): string => names[provider] ?? provider;
