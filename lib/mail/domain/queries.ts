import "server-only";

import { Resolver } from "node:dns/promises";

import { SECOND } from "../../time";
import type { DomainRecords } from "./rules";

// A page waits for it, and most name servers respond within a tenth of a second.
const LOOKUP_MILLISECONDS_MAX = SECOND;
const TRIES = 2;

// The selector of Resend, whose API this is written for.
const KEY_SELECTOR = "resend._domainkey";

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
    const [ofDomain, dmarc, key] = await Promise.all([
      textsOf(domain),
      textsOf(`_dmarc.${domain}`),
      textsOf(`${KEY_SELECTOR}.${domain}`),
    ]);
    return { domain: ofDomain, dmarc, key };
  } finally {
    clearTimeout(giveUp);
  }
}
