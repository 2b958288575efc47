import { expect, it } from "vitest";

import { MINUTE, SECOND } from "../time";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "./rules";

const pace = { atOnce: 60, stepMilliseconds: 15 * SECOND, waitMillisecondsMax: 15 * MINUTE };

it("a pace lets the first go at once, each further one wait longer, and none longer than the maximum", () => {
  const waits = [0, 59, 60, 63, 119, 120, 1_000_000].map((used) => waitMilliseconds(pace, used));
  expect(waits).toEqual([0, 0, 15 * SECOND, MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
});

it("the limit of a pace counts as far as the longest wait needs, and allows one more in each step", () => {
  expect(limitOfPace(pace)).toEqual({ max: 120, windowMilliseconds: 120 * 15 * SECOND });
});

it("one IPv4 is one source, however it is written", () => {
  expect(sourceOf("198.51.100.7")).toBe("198.51.100.7");
  expect(sourceOf("::ffff:198.51.100.7")).toBe("198.51.100.7");
});

it("the IPs of one IPv6 customer are one source", () => {
  expect(sourceOf("2001:db8:1:2:aaaa::1")).toBe(sourceOf("2001:db8:1:2:bbbb::2"));
  expect(sourceOf("2001:db8:1:2::1")).not.toBe(sourceOf("2001:db8:1:3::1"));
});

it("the sources of one IPv6 site are one network, and an IPv4 has none", () => {
  expect(siteNetworkOf("2001:db8:1:2::1")).toBe("2001:db8:1::/48");
  expect(siteNetworkOf("2001:db8:1:ffff::1")).toBe("2001:db8:1::/48");
  expect(siteNetworkOf("2001:db8:2::1")).not.toBe("2001:db8:1::/48");
  for (const ip of ["198.51.100.7", "::ffff:198.51.100.7", "unknown", ""]) expect(siteNetworkOf(ip)).toBeNull();
});

it("a text that is no IP is one source of its own and breaks nothing", () => {
  for (const text of ["unknown", "", "1.2.3.4.5", "<script>"]) expect(sourceOf(text)).toBe("unknown");
});

it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("%s is this machine", (ip) => {
  expect(isThisMachine(ip)).toBe(true);
});

it.each(["10.0.0.1", "::ffff:198.51.100.7", "2001:db8::1", "::", "unknown", ""])("%s is another machine", (ip) => {
  expect(isThisMachine(ip)).toBe(false);
});
