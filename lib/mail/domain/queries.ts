import "server-only";

import { Resolver } from "node:dns/promises";

import { SECOND } from "../../time";
import { type DomainRecords, isPolicy } from "./rules";

// A page waits for it, and most name servers respond within a tenth of a second.
const LOOKUP_MILLISECONDS_MAX = SECOND;
const TRIES = 2;

// The selector of Resend, whose API this is written for, and the subdomain that it sends from: its Return-Path, whose SPF counts.
const KEY_SELECTOR = "resend._domainkey";
const RETURN_PATH = "send";

// As many domains as receivers ask for a policy, one above the other (RFC 9989).
const POLICIES_ASKED_MAX = 8;

// The name exists with other records, or does not exist at all. Both say that there is no such record.
const ABSENT = new Set(["ENODATA", "ENOTFOUND"]);

/** The domain in a sender such as "Safe Harbor <petition@example.org>". */
export const senderDomainOf = (sender: string): string => /@([^@<>\s]+?)>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? "";

/** Looks up what the DNS says about the domain of our emails. `servers` are name servers; empty means those of the machine. */
export async function findDomainRecords(domain: string, servers: string[] = []): Promise<DomainRecords> {
  const resolver = new Resolver({ timeout: LOOKUP_MILLISECONDS_MAX, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  const textsOf = async (name: string): Promise<string[] | null> => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(""));
    } catch (error) {
      return ABSENT.has(String((error as { code?: unknown }).code)) ? [] : null;
    }
  };
  const giveUp = setTimeout(() => resolver.cancel(), TRIES * LOOKUP_MILLISECONDS_MAX);
  try {
    const policyDomains = policyDomainsOf(domain);
    const [ofReturnPath, ofDomain, policies, key] = await Promise.all([
      textsOf(`${RETURN_PATH}.${domain}`),
      textsOf(domain),
      Promise.all(policyDomains.map((each) => textsOf(`_dmarc.${each}`))),
      textsOf(`${KEY_SELECTOR}.${domain}`),
    ]);
    // The nearest one counts. Where the DNS did not respond about a nearer one, nobody knows.
    const nearest = policies.findIndex((records) => records === null || records.some(isPolicy));
    return {
      returnPath: ofReturnPath,
      domain: ofDomain,
      dmarc: nearest === -1 ? [] : policies[nearest]!,
      isDmarcInherited: nearest > 0,
      key,
    };
  } finally {
    clearTimeout(giveUp);
  }
}

/** The domain and those above it, without that of the highest level. */
function policyDomainsOf(domain: string): string[] {
  const labels = domain.split(".");
  const count = Math.max(1, labels.length - 1);
  const all = Array.from({ length: count }, (_, at) => labels.slice(at).join("."));
  return all.length <= POLICIES_ASKED_MAX ? all : [domain, ...all.slice(1 - POLICIES_ASKED_MAX)];
}
