import ipaddr from "ipaddr.js";

import { type Limit, type Pace, type Switches, switchesSchema } from "./schema";

// One customer of an IPv6 provider has at least a /64 (RFC 6177), so single IPs of it are no sources. Many customers have a
// /48 with 65,536 such networks, and so has a whole school or a part of a mobile network.
const CUSTOMER_BITS = 64;
export const SITE_BITS = 48;
// The smallest network of IPv4 that is announced on its own in practice.
export const NEIGHBOR_BITS = 24;

/** The source that limits count: an IPv4, or the /64 of an IPv6. All texts that are no IP are one source together. */
export function sourceOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const parsed = ipaddr.process(ip);
  return parsed.kind() === "ipv4" ? parsed.toString() : networkOf(parsed.toString(), CUSTOMER_BITS);
}

/** The /48 of an IPv6, in which one sender can have thousands of sources. Null for an IPv4 and for a text that is no IP. */
export function siteNetworkOf(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return null;
  const parsed = ipaddr.process(ip);
  return parsed.kind() === "ipv4" ? null : networkOf(parsed.toString(), SITE_BITS);
}

/**
 * The network of a sender, in which neighbors share an owner: the /24 of an IPv4, or the /48 of an IPv6. Null for a text that is
 * no IP.
 */
export function neighborhoodOf(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return null;
  const parsed = ipaddr.process(ip);
  return parsed.kind() === "ipv4"
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${NEIGHBOR_BITS}`).toString()}/${NEIGHBOR_BITS}`
    : networkOf(parsed.toString(), SITE_BITS);
}

/**
 * Whether a request comes from this machine: from a script of its operator or, behind a proxy that TRUSTED_PROXIES does not
 * name, from anybody. Such an IP identifies nobody, and a limit on it would shut everybody out together.
 */
export function isThisMachine(ip: string): boolean {
  return ipaddr.isValid(ip) && ipaddr.process(ip).range() === "loopback";
}

/** The limit that counts for a pace. It allows one more use in each step, and is as long as the longest queue. */
export function limitOfPace({ atOnce, stepMilliseconds, waitMillisecondsMax }: Pace): Limit {
  const max = atOnce + Math.ceil(waitMillisecondsMax / stepMilliseconds);
  return { max, windowMilliseconds: max * stepMilliseconds };
}

/** How long the next one waits, by the number of uses before it that still count. */
export function waitMilliseconds({ atOnce, stepMilliseconds, waitMillisecondsMax }: Pace, usedBefore: number): number {
  return Math.min(Math.max(0, usedBefore + 1 - atOnce) * stepMilliseconds, waitMillisecondsMax);
}

/** The switches from what is stored of them. Anything unset has its default. */
export function toSwitches(stored: Record<string, unknown>): Switches {
  const { banner, ...switches } = switchesSchema.parse(stored);
  const until = switches["mail-paused-until"];
  return {
    signingPaused: switches["signing-paused"],
    mailPaused: switches["mail-paused"],
    flaggedHeld: switches["flagged-held"],
    signersHidden: switches["signers-hidden"],
    mailDailyMax: switches["mail-daily-max"],
    mailPausedUntil: until === null ? null : new Date(until),
    banner,
  };
}

function networkOf(ip: string, bits: number): string {
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${ip}/${bits}`).toString()}/${bits}`;
}
