import { parseEmail } from "../../email";
import { tidyLine } from "../../text";

// A roster is written by others. What it says about a lawmaker is shown as text; these decide what may be a link.

const DIGITS_IN_NANP = 10;

/** The `tel:` URL of an American telephone number as published, or null where it is none. An extension is left to the caller. */
export function telUrl(phone: string): string | null {
  const [number = "", extension] = phone.split(/\s*(?:ext\.?|x|#|,|;)\s*/i, 2);
  if (!/^[\d\s().+\-\u2010-\u2015/]+$/.test(number)) return null;
  const digits = number.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
  if (digits.length !== DIGITS_IN_NANP) return null;
  return `tel:+1${digits}${extension && /^\d{1,7}$/.test(extension) ? `;ext=${extension}` : ""}`;
}

/** An URL that a page may link to, or null. Anything but the web, such as `javascript:`, is none. */
export function webUrl(published: string | null): string | null {
  if (published === null || !URL.canParse(published)) return null;
  const { protocol, href, username } = new URL(published);
  return (protocol === "https:" || protocol === "http:") && username === "" ? href : null;
}

/** The published mailbox of a lawmaker, or null where it is no valid email. */
export function mailboxOf(published: string | null): string | null {
  if (published === null) return null;
  const parsed = parseEmail(published);
  return "email" in parsed ? parsed.email : null;
}

interface Named {
  name: string;
  familyName: string;
}

/** How a letter addresses a lawmaker: "Senator Alvarez". Without a title or a family name, the whole name has to do. */
export function addressedAs(title: string, { name, familyName }: Named): string {
  return tidyLine(title && familyName ? `${title} ${familyName}` : name);
}

/** What a member of a chamber is called in English where no list of districts says it, by the English name of the chamber. */
export function titleIn(chamber: "upper" | "lower" | "legislature", name: string): string {
  if (/Council/.test(name)) return "Councilmember";
  if (chamber !== "lower") return "Senator";
  if (/Delegates/.test(name)) return "Delegate";
  return /Assembly/.test(name) ? "Assembly Member" : "Representative";
}
