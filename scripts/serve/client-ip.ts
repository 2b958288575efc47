import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Networks = [Address, number][];

/**
 * The address a request comes from: the socket's, or, where that is a proxy we trust, the last one that the trusted
 * proxies report. Whoever stands before them can write anything into the header, so it is read from the right, and
 * one that is not an address throws away the whole of it.
 */
export function clientIp(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: Networks,
): string {
  let current = parse(socketAddress ?? "");
  // A socket that is already closed has no address.
  if (!current) return "0.0.0.0";
  const direct = current.toString();
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean)
    .reverse();
  for (const hop of hops) {
    if (!isTrusted(current, trusted)) break;
    const next = parse(withoutPort(hop));
    if (!next) return direct;
    current = next;
  }
  return current.toString();
}

/** Whether the other end of the socket is a proxy of ours. */
export function isTrustedPeer(socketAddress: string | undefined, trusted: Networks): boolean {
  const address = parse(socketAddress ?? "");
  return address !== null && isTrusted(address, trusted);
}

function isTrusted(address: Address, trusted: Networks): boolean {
  return trusted.some(
    ([network, bits]) => address.kind() === network.kind() && address.match([network, bits] as [ipaddr.IPv4, number]),
  );
}

// Without the zone of a link-local address, and with "::ffff:10.0.0.1" as the IPv4 address it is.
function parse(text: string): Address | null {
  const bare = text.split("%")[0]!;
  return isWritten(bare) ? ipaddr.process(bare) : null;
}

// ipaddr.js also reads 1, 0x7f.1 and 127.1 as addresses. No proxy writes those.
function isWritten(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(":") && ipaddr.IPv6.isValid(text));
}

function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop);
  if (bracketed) return bracketed[1]!;
  return /^\d+\.\d+\.\d+\.\d+:\d{1,5}$/.test(hop) ? hop.slice(0, hop.lastIndexOf(":")) : hop;
}
