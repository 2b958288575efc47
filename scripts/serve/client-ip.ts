import ipaddr from "ipaddr.js";

type Ip = ipaddr.IPv4 | ipaddr.IPv6;
export type Networks = [Ip, number][];

/**
 * The IP of the client: that of the socket or, where that is a trusted proxy, the last one that the trusted proxies report.
 * A client can put anything at the start of the header, so it is read from the right. If it contains something else than an
 * IP there, the whole header is ignored.
 */
export function clientIp(socketIp: string | undefined, forwardedFor: string | undefined, trusted: Networks): string {
  let current = parse(socketIp ?? "");
  // A socket that is already closed has no IP.
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

/** Whether the other end of the socket is a trusted proxy. */
export function isTrustedPeer(socketIp: string | undefined, trusted: Networks): boolean {
  const ip = parse(socketIp ?? "");
  return ip !== null && isTrusted(ip, trusted);
}

function isTrusted(ip: Ip, trusted: Networks): boolean {
  return trusted.some(
    ([network, bits]) => ip.kind() === network.kind() && ip.match([network, bits] as [ipaddr.IPv4, number]),
  );
}

// Drops the zone of a link-local IP, and reads "::ffff:10.0.0.1" as an IPv4.
function parse(text: string): Ip | null {
  const bare = text.split("%")[0]!;
  return isWritten(bare) ? ipaddr.process(bare) : null;
}

// ipaddr.js also accepts 1, 0x7f.1 and 127.1 as IPs, which no proxy writes.
function isWritten(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || (text.includes(":") && ipaddr.IPv6.isValid(text));
}

function withoutPort(hop: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop);
  if (bracketed) return bracketed[1]!;
  return /^\d+\.\d+\.\d+\.\d+:\d{1,5}$/.test(hop) ? hop.slice(0, hop.lastIndexOf(":")) : hop;
}
