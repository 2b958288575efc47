import ipaddr from "ipaddr.js";

import type { Organizer } from "../organizers/schema";
import { type EndpointChange, type EndpointStatus, RETRY_WAITS } from "./schema";

/** Whether an organizer may say where events are sent. */
export const mayManageWebhooks = ({ role }: Organizer): boolean => role === "admin";

/** A network: an IP and how many of its bits count, as the settings have them. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * Whether something may be sent to an IP: one of the public internet, or of a network that the operator allows. Private, local,
 * link-local, multicast and reserved IPs, and those of IPv6 that stand for an IPv4, are refused: behind them are the database,
 * neighbors of this machine, and the credentials that a cloud hands out.
 */
export function isAllowedIp(ip: string, allowed: Network[]): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const parsed = ipaddr.process(ip);
  const isListed = allowed.some(([network, bits]) => {
    const of = network.kind() === "ipv6" ? ipaddr.process(network.toString()) : network;
    return of.kind() === parsed.kind() && parsed.match(of as ipaddr.IPv6, bits);
  });
  return isListed || parsed.range() === "unicast";
}

/** Whether a message may be sent without encryption: only to a network that the operator allows, on one machine say. */
export const isPlainAllowed = (ip: string, allowed: Network[]): boolean =>
  ipaddr.isValid(ip) && ipaddr.process(ip).range() === "loopback" && isAllowedIp(ip, allowed);

/** The IP that the host of a URL is, or null where it is a name. `localhost` is this machine, whatever a name server says. */
export function ipOf(hostname: string): string | null {
  if (hostname === "localhost") return "127.0.0.1";
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(literal) ? literal : null;
}

/** Whether a URL is one that an endpoint may have, apart from where its name leads: https, or http to this very machine. */
export function isAllowedUrl(url: string, allowed: Network[]): boolean {
  const { protocol, hostname } = new URL(url);
  const ip = ipOf(hostname);
  if (ip !== null) return protocol === "https:" ? isAllowedIp(ip, allowed) : isPlainAllowed(ip, allowed);
  return protocol === "https:" && hostname.includes(".");
}

/** How long a message waits after its try number `tries`, or null where that was the last one. */
export const waitAfter = (tries: number): number | null => RETRY_WAITS[tries - 1] ?? null;

/** Whether a receiver has taken a message. A redirect is no success, and is never followed. */
export const isTaken = (httpStatus: number | null): boolean =>
  httpStatus !== null && httpStatus >= 200 && httpStatus < 300;

// By Standard Webhooks, the receiver wants no more messages.
export const GONE = 410;

const from: Record<EndpointChange, EndpointStatus[]> = {
  pause: ["active"],
  resume: ["paused"],
  disable: ["active", "paused"],
  enable: ["disabled"],
};
const to: Record<EndpointChange, EndpointStatus> = {
  pause: "paused",
  resume: "active",
  disable: "disabled",
  enable: "active",
};

/** What an endpoint becomes by a change, or null where it does not apply. */
export const changedStatus = (status: EndpointStatus, change: EndpointChange): EndpointStatus | null =>
  from[change].includes(status) ? to[change] : null;
