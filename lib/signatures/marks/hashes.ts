import { emailHash } from "../../canonical-email";
import { keyedHash } from "../../keys";
import { isThisMachine, neighborhoodOf } from "../../limits/rules";
import { domainOf, domainsFrom, isNetworkCode } from "./rules";

const BYTES = 16;

type Mark = Uint8Array<ArrayBuffer>;

/** What forms of one sender have in common, as keyed hashes: they can be compared, not read. */
export interface SenderMarks {
  emailHash: Mark;
  /** Of the domain of the email as it was typed, and of each domain above it. */
  domains: Mark[];
  /** Null for this machine, and for a sender without an IP. */
  network: Mark | null;
}

export function marksOf(email: string, ip: string): SenderMarks {
  const network = isThisMachine(ip) ? null : neighborhoodOf(ip);
  return {
    emailHash: new Uint8Array(emailHash(email)),
    domains: domainsFrom(domainOf(email)).map(markOfDomain),
    network: network === null ? null : markOfNetwork(network),
  };
}

export const markOfDomain = (domain: string): Mark => new Uint8Array(keyedHash("email-domain", domain)).slice(0, BYTES);

/** The mark of a network, or the one that a code names. */
export const markOfNetwork = (network: string): Mark =>
  isNetworkCode(network)
    ? new Uint8Array(Buffer.from(network, "hex"))
    : new Uint8Array(keyedHash("network", network)).slice(0, BYTES);
