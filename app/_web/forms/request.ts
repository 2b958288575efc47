import ipaddr from "ipaddr.js";
import { headers } from "next/headers";

// One customer of an IPv6 provider has at least a /64 (RFC 6177), so a single address of it says nothing.
const IPV6_CUSTOMER_BITS = 64;

/** The address of the client, as our own server worked it out from the socket and the trusted proxies. */
async function clientIp(): Promise<string> {
  return (await headers()).get("x-client-ip") ?? "unknown";
}

/** What limits count as one source: an IPv4 address, or the network of an IPv6 one. */
export async function clientSource(): Promise<string> {
  return sourceOf(await clientIp());
}

export function sourceOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_CUSTOMER_BITS}`).toString()}/${IPV6_CUSTOMER_BITS}`;
}
