import ipaddr from "ipaddr.js";

import { parseEmail } from "../../email";
import { NEIGHBOR_BITS, neighborhoodOf, SITE_BITS } from "../../limits/rules";

// Deeper ones exist on paper only. The upper ones are kept, because rules name those.
const DOMAINS_MAX = 8;

/** The domain of a parsed email, as it was typed. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

/** A domain and each domain above it, but not the last label alone: "a.example.org" and "example.org". */
export function domainsFrom(domain: string): string[] {
  const labels = domain.split(".");
  const all = labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
  return all.length > DOMAINS_MAX ? [domain, ...all.slice(1 - DOMAINS_MAX)] : all;
}

/** Whether a domain is the domain of a rule or, if those are chosen, below it. Labels are compared, so no look-alike is. */
export const isOfDomain = (domain: string, rule: { domain: string; subdomains: boolean }): boolean =>
  domain === rule.domain || (rule.subdomains && domain.endsWith(`.${rule.domain}`));

/** A typed domain in lower case and ASCII, without "@" or "*." before it. Null for a text that is none. */
export function readDomain(typed: string): string | null {
  const parsed = parseEmail(`x@${typed.trim().replace(/^(?:@|\*?\.)/, "")}`);
  return "email" in parsed ? domainOf(parsed.email) : null;
}

const CODE = /^[0-9a-f]{32}$/;

/** Whether a text is the code of a network, as a list of forms shows it, and not the network itself. */
export const isNetworkCode = (text: string): boolean => CODE.test(text);

/**
 * The network of a typed IP, as forms are marked with it: "203.0.113.0/24" for "203.0.113.7". A code stays as it is. Null for
 * any other text, and for a network of another size.
 */
export function readNetwork(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (isNetworkCode(text)) return text;
  const [ip = "", bits, ...more] = text.split("/");
  if (more.length > 0 || !ipaddr.isValid(ip) || /^[0-9.]*$/.test(ip) !== ipaddr.IPv4.isValidFourPartDecimal(ip))
    return null;
  const size = ipaddr.process(ip).kind() === "ipv4" ? NEIGHBOR_BITS : SITE_BITS;
  return bits === undefined || bits === String(size) ? neighborhoodOf(ip) : null;
}
