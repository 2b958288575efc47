/** The large providers, by whose decision many emails arrive or not. All others are one together. */
export const mailboxProviders = ["gmail", "yahoo", "microsoft", "apple", "comcast", "other"] as const;
export type MailboxProvider = (typeof mailboxProviders)[number];

// Each provider filters mail for all of its domains alike. Yahoo runs the mail of AOL and of several telephone companies.
const domains: [Exclude<MailboxProvider, "other">, RegExp][] = [
  ["gmail", /^(gmail|googlemail)\.com$/],
  [
    "yahoo",
    /^(yahoo(\.[a-z]{2,3}){1,2}|ymail\.com|rocketmail\.com|aol\.com|att\.net|sbcglobal\.net|bellsouth\.net|verizon\.net)$/,
  ],
  ["microsoft", /^((outlook|hotmail|live)(\.[a-z]{2,3}){1,2}|msn\.com)$/],
  ["apple", /^(icloud|me|mac)\.com$/],
  ["comcast", /^(comcast|xfinity)\.(net|com)$/],
];

/** The provider of a mailbox. */
export function mailboxProviderOf(email: string): MailboxProvider {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return domains.find(([, pattern]) => pattern.test(domain))?.[0] ?? "other";
}
