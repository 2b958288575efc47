import ipaddr from "ipaddr.js";

import type { Limit, Pace } from "./schema";

// One customer of an IPv6 provider has at least a /64 (RFC 6177), so a single address of it says nothing. Many have a
// /48 with 65,536 of them, and so has a whole school or a part of a mobile network.
const CUSTOMER_BITS = 64;
const SITE_BITS = 48;

/** What limits count as one source: an IPv4 address, or the /64 of an IPv6 one. What is no address is one source as well. */
export function sourceOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return "unknown";
  const parsed = ipaddr.process(ip);
  return parsed.kind() === "ipv4" ? parsed.toString() : networkOf(parsed.toString(), CUSTOMER_BITS);
}

/** The /48 of an IPv6 address, from which one sender can have thousands of sources; null where there is no such thing. */
export function siteNetworkOf(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return null;
  const parsed = ipaddr.process(ip);
  return parsed.kind() === "ipv4" ? null : networkOf(parsed.toString(), SITE_BITS);
}

/**
 * Whether a request comes from this machine itself: a script of its operator, or everybody, behind a proxy that
 * TRUSTED_PROXIES does not name. It says nothing about who is there, and a limit on it would shut everybody out together.
 */
export function isThisMachine(ip: string): boolean {
  return ipaddr.isValid(ip) && ipaddr.process(ip).range() === "loopback";
}

/** The limit that counts for a pace. It gives one use back each step, and is as long as the queue of those who wait. */
export function limitOfPace({ atOnce, stepMilliseconds, waitMillisecondsMax }: Pace): Limit {
  const max = atOnce + Math.ceil(waitMillisecondsMax / stepMilliseconds);
  return { max, windowMilliseconds: max * stepMilliseconds };
}

/** How long the next one waits where this many were used before it and are not given back yet. */
export function waitMilliseconds({ atOnce, stepMilliseconds, waitMillisecondsMax }: Pace, usedBefore: number): number {
  return Math.min(Math.max(0, usedBefore + 1 - atOnce) * stepMilliseconds, waitMillisecondsMax);
}

function networkOf(ip: string, bits: number): string {
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${ip}/${bits}`).toString()}/${bits}`;
}
