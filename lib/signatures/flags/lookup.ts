import "server-only";

import { Resolver } from "node:dns/promises";

import { SECOND } from "../../time";

const LOOKUP_MILLISECONDS_MAX = SECOND;
const TRIES = 2;

// What a name server says of a name that has no such record, and of one that does not exist.
const NO_RECORD = "ENODATA";
const NO_NAME = "ENOTFOUND";

/**
 * Whether a domain takes mail: it has MX records or, without any, an IP (RFC 5321, 5.1). A single empty MX says that it takes none
 * (RFC 7505). Null where no name server says so within two seconds. `servers` are name servers; empty means those of the machine.
 */
export async function findsMailServer(domain: string, servers: string[] = []): Promise<boolean | null> {
  const resolver = new Resolver({ timeout: LOOKUP_MILLISECONDS_MAX, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  const giveUp = setTimeout(() => resolver.cancel(), TRIES * LOOKUP_MILLISECONDS_MAX);
  try {
    const mx = await found(resolver.resolveMx(domain));
    if (Array.isArray(mx)) return mx.some(({ exchange }) => exchange !== "" && exchange !== ".");
    if (mx !== NO_RECORD) return mx === NO_NAME ? false : null;
    const ips = await Promise.all([found(resolver.resolve4(domain)), found(resolver.resolve6(domain))]);
    if (ips.some((each) => Array.isArray(each))) return true;
    return ips.every((each) => each === NO_RECORD || each === NO_NAME) ? false : null;
  } finally {
    clearTimeout(giveUp);
  }
}

/** The records, or the code of what went wrong. */
async function found<Record>(asked: Promise<Record[]>): Promise<Record[] | string> {
  try {
    return await asked;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}
