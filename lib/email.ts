import { tidyLine } from "./text.ts";

/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
const EMAIL_BYTES_MAX = 254;
/** RFC 5321, 4.5.3.1.1. */
const LOCAL_BYTES_MAX = 64;

// What RFC 5322 calls atext, and everything outside ASCII that shows (RFC 6531), in words with dots between.
const ATOM = String.raw`(?:[A-Za-z0-9!#$%&'*+\-/=?^_\x60{|}~]|(?![\p{Z}\p{C}])\P{ASCII})+`;
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`, "u");
// Before it is turned to ASCII: nothing that a URL would read as something else than a host.
const DOMAIN = /^(?:[A-Za-z0-9.-]|(?![\p{Z}\p{C}])\P{ASCII})+$/u;
// RFC 1035 and 1123: labels of letters, digits and hyphens, at most 63 long; the last one is no number.
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;

export type EmailFault = "email-missing" | "email-too-long" | "email-several" | "email-invalid";

/**
 * The email of one mailbox as it was typed, or why it is none: what RFC 5321 and 6531 allow and mail services take, in
 * small letters and with the domain in ASCII (punycode). Quoted names, comments and numbers in place of a domain are no
 * part of that. It runs in the browser too, and looks at no more of a text than can be an email.
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

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

// A URL is the one way that Node and browsers share to punycode (RFC 3492) with its mapping of letters (UTS #46).
function domainInAscii(domain: string): string {
  // A final dot: of a sentence, or of the root domain.
  const bare = domain.replace(/\.$/, "");
  if (!DOMAIN.test(bare)) return "";
  try {
    const { hostname } = new URL(`http://${bare}`);
    return ASCII_DOMAIN.test(hostname) ? hostname : "";
  } catch {
    return "";
  }
}
