import { describe, expect, test } from "vitest";

import { parseEnv } from "../../lib/env";
import { testSettings } from "../../tests/settings";
import { clientIp, isTrustedPeer } from "./client-ip";

const trusting = (list: string) => parseEnv({ ...testSettings, TRUSTED_PROXIES: list }).TRUSTED_PROXIES;
const ours = trusting("10.0.0.0/8, 2001:db8::/32");

describe("the client's IP", () => {
  test.each([
    ["is the socket's where no proxy is trusted", "203.0.113.9", "198.51.100.1", trusting(""), "203.0.113.9"],
    ["is the socket's where the peer is not trusted", "203.0.113.9", "198.51.100.1", ours, "203.0.113.9"],
    ["is the socket's without a header", "10.0.0.1", undefined, ours, "10.0.0.1"],
    ["is what the trusted proxy reports", "10.0.0.1", "198.51.100.1", ours, "198.51.100.1"],
    [
      "is the last that is not ours, whatever a client wrote before it",
      "10.0.0.1",
      "6.6.6.6, 198.51.100.1, 10.0.0.2",
      ours,
      "198.51.100.1",
    ],
    ["is the first where all are ours", "10.0.0.1", "10.0.0.3, 10.0.0.2", ours, "10.0.0.3"],
    ["may be an IPv4 written as IPv6, on the socket", "::ffff:10.0.0.1", "198.51.100.1", ours, "198.51.100.1"],
    ["may be an IPv4 written as IPv6, in the header", "10.0.0.1", "::ffff:198.51.100.1", ours, "198.51.100.1"],
    ["may come from IPv6 proxies", "2001:db8::1", "2600::5", ours, "2600::5"],
    ["has no port", "10.0.0.1", "198.51.100.1:4711", ours, "198.51.100.1"],
    ["has no brackets and no port", "10.0.0.1", "[2600::5]:4711", ours, "2600::5"],
    ["has no zone of a link-local IP", "fe80::1%eth0", undefined, ours, "fe80::1"],
    ["is the socket's where the header is broken", "10.0.0.1", "198.51.100.1, what?", ours, "10.0.0.1"],
    ["is the socket's where a hop is an incomplete IP", "10.0.0.1", "127.1", ours, "10.0.0.1"],
    ["is the socket's where a hop is a number", "10.0.0.1", "1", ours, "10.0.0.1"],
    ["ignores what is before an untrusted hop", "10.0.0.1", "broken, 198.51.100.1", ours, "198.51.100.1"],
    ["is 0.0.0.0 for a closed socket", undefined, "198.51.100.1", ours, "0.0.0.0"],
  ])("%s", (_name, socket, header, trusted, expected) => {
    expect(clientIp(socket, header, trusted)).toBe(expected);
  });

  test("a range of one family does not trust the other", () => {
    expect(isTrustedPeer("::1", trusting("0.0.0.0/0"))).toBe(false);
    expect(isTrustedPeer("::ffff:127.0.0.1", trusting("127.0.0.1"))).toBe(true);
  });
});
