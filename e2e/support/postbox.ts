import { expect } from "@playwright/test";

interface Mail {
  subject: string;
  to: string[];
  text: string;
  html: string;
}

/** The letters that lie in the local postbox for one address, newest first. */
export async function lettersTo(email: string): Promise<Mail[]> {
  const response = await fetch(`${process.env["E2E_POSTBOX_URL"]}/api/mails?limit=100&to=${encodeURIComponent(email)}`);
  return (await response.json() as { mails: Mail[] }).mails;
}

/** Waits until so many letters have come to an address, and gives the newest. */
export async function nextLetter(email: string, count = 1): Promise<Mail> {
  await expect.poll(async () => (await lettersTo(email)).length, { message: `letters to ${email}`, timeout: 30_000 }).toBe(count);
  return (await lettersTo(email))[0]!;
}

/** The first address in a letter that leads to this kind of page. */
export function linkIn({ text }: Mail, page: "confirm" | "signature" | "subscription"): string {
  const link = new RegExp(`https?://\\S+/${page}/[A-Za-z0-9_-]{32}`).exec(text)?.[0];
  expect(link, `a link to /${page}/ in the letter`).toBeDefined();
  return link!;
}

/** The short code in a letter. */
export function codeIn({ text }: Mail): string {
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z-]+\b/.exec(text)?.[0];
  expect(code, "a short code in the letter").toBeDefined();
  return code!;
}
