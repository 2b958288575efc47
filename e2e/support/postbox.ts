import { expect } from "@playwright/test";

interface Mail {
  subject: string;
  to: string[];
  text: string;
  html: string;
}

/** The emails to one mailbox in the local postbox, newest first. */
export async function emailsTo(email: string): Promise<Mail[]> {
  const response = await fetch(`${process.env["E2E_POSTBOX_URL"]}/api/mails?limit=100&to=${encodeURIComponent(email)}`);
  return ((await response.json()) as { mails: Mail[] }).mails;
}

/** How the tests wait for an email: the worker looks for new ones three times a second. */
export const AS_EMAILS_COME = { timeout: 60_000, intervals: [150] };

/** Waits until `count` emails have come to a mailbox, and returns the newest. */
export async function nextEmail(email: string, count = 1): Promise<Mail> {
  await expect
    .poll(async () => (await emailsTo(email)).length, { message: `emails to ${email}`, ...AS_EMAILS_COME })
    .toBe(count);
  return (await emailsTo(email))[0]!;
}

/** The first URL in an email to this kind of page. */
export function linkIn({ text }: Mail, page: "confirm" | "signature" | "subscription"): string {
  const link = new RegExp(`https?://\\S+/${page}/[A-Za-z0-9_-]{32}`).exec(text)?.[0];
  expect(link, `a link to /${page}/ in the email`).toBeDefined();
  return link!;
}

/** The short code in an email. */
export function codeIn({ text }: Mail): string {
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z-]+\b/.exec(text)?.[0];
  expect(code, "a short code in the email").toBeDefined();
  return code!;
}
