import { tidyLine } from "./text.ts";

/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
const EMAIL_BYTES_MAX = 254;
/** RFC 5321, 4.5.3.1.1. */
const LOCAL_BYTES_MAX = 64;

// RFC 5322's atext and every visible character outside ASCII (RFC 6531), in parts that are separated by dots.
const ATOM = String.raw`(?:[A-Za-z0-9!#$%&'*+\-/=?^_\x60{|}~]|(?![\p{Z}\p{C}])\P{ASCII})+`;
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, "u");
// Before conversion to ASCII: only characters that a URL reads as part of the host.
const DOMAIN = /^(?:[A-Za-z0-9.-]|(?![\p{Z}\p{C}])\P{ASCII})+$/u;
// RFC 1035 and 1123: labels of letters, digits and hyphens, at most 63 long; the last one is no number.
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

export type EmailFault = "email-missing" | "email-too-long" | "email-several" | "email-invalid";

/**
 * Parses a typed email: what RFC 5321 and 6531 allow and mail services accept, in lower case and with the domain in ASCII
 * (punycode). Quoted local parts, comments and IPs as domain are refused. It runs in the browser too, and refuses a text
 * that is too long before it does anything else.
 */
export function parseEmail(typed: string): { email: string } | { fault: EmailFault } {
  if (typed.length > EMAIL_BYTES_MAX * 2) return { fault: "email-too-long" };
  const text = tidyLine(typed).toLowerCase();
  if (text === "") return { fault: "email-missing" };
  const [local = "", domain = "", ...more] = text.split("@");
  if (more.some(Boolean) && domain !== "") return { fault: "email-several" };
  if (more.length > 0 || !LOCAL.test(local)) return { fault: "email-invalid" };
  const email = `${local}@${domainInAscii(domain)}`;
  if (bytesOf(local) > LOCAL_BYTES_MAX || bytesOf(email) > EMAIL_BYTES_MAX) return { fault: "email-too-long" };
  return email.endsWith("@") ? { fault: "email-invalid" } : { email };
}

/** The mailto URL of a mailbox. Its local part may have characters that a URL reserves, such as `?` or `%`. */
export function mailtoUrl(email: string): string {
  return `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
}

// Windows hands a program at most 2,083 characters of a URL, and mail programs cut longer ones or do nothing.
const DRAFT_URL_LENGTH_MAX = 2_000;

/**
 * The mailto URL that opens a draft in the person's own mail program (RFC 6068). Without a recipient, the person chooses one.
 * Where the draft is too long for programs to take it, the URL lacks the body and `isWhole` is false.
 */
export function draftUrl({ to, subject, body }: { to: string | null; subject: string; body: string }): {
  url: string;
  isWhole: boolean;
} {
  const head = `${to === null ? "mailto:" : mailtoUrl(to)}?subject=${encodeURIComponent(subject.toWellFormed())}`;
  const url = `${head}&body=${encodeURIComponent(body.toWellFormed().replace(/\r?\n/g, "\r\n"))}`;
  return url.length > DRAFT_URL_LENGTH_MAX ? { url: head, isWhole: false } : { url, isWhole: true };
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

// Only `URL` converts to punycode (RFC 3492) with the mapping of UTS #46 both in Node and in browsers.
function domainInAscii(domain: string): string {
  // Drops a final dot, which ends a sentence or names the root domain.
  const bare = domain.replace(/\.$/, "");
  if (!DOMAIN.test(bare)) return "";
  try {
    const { hostname } = new URL(`http://${bare}`);
    return ASCII_DOMAIN.test(hostname) ? hostname : "";
  } catch {
    return "";
  }
}
