import { expect, it } from "vitest";

import { MINUTE, SECOND } from "../time";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "./rules";

const pace = { atOnce: 60, stepMilliseconds: 15 * SECOND, waitMillisecondsMax: 15 * MINUTE };

it("of what is paced the first go at once, each further one waits longer, and none longer than said", () => {
  const waits = [0, 59, 60, 63, 119, 120, 1_000_000].map((used) => waitMilliseconds(pace, used));
  expect(waits).toEqual([0, 0, 15 * SECOND, MINUTE, 15 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
});

it("the limit of a pace counts just far enough to tell the longest wait, and forgets one each step", () => {
  expect(limitOfPace(pace)).toEqual({ max: 120, windowMilliseconds: 120 * 15 * SECOND });
});

it("one IPv4 address is one source, however it is written", () => {
  expect(sourceOf("198.51.100.7")).toBe("198.51.100.7");
  expect(sourceOf("::ffff:198.51.100.7")).toBe("198.51.100.7");
});

it("the addresses of one IPv6 customer are one source", () => {
  expect(sourceOf("2001:db8:1:2:aaaa::1")).toBe(sourceOf("2001:db8:1:2:bbbb::2"));
  expect(sourceOf("2001:db8:1:2::1")).not.toBe(sourceOf("2001:db8:1:3::1"));
});

it("the sources of one IPv6 site are one network, and IPv4 has no such thing", () => {
  expect(siteNetworkOf("2001:db8:1:2::1")).toBe("2001:db8:1::/48");
  expect(siteNetworkOf("2001:db8:1:ffff::1")).toBe("2001:db8:1::/48");
  expect(siteNetworkOf("2001:db8:2::1")).not.toBe("2001:db8:1::/48");
  for (const ip of ["198.51.100.7", "::ffff:198.51.100.7", "unknown", ""]) expect(siteNetworkOf(ip)).toBeNull();
});

it("what is no address is a source of its own and breaks nothing", () => {
  for (const given of ["unknown", "", "1.2.3.4.5", "<script>"]) expect(sourceOf(given)).toBe("unknown");
});

it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("%s is this machine itself", (ip) => {
  expect(isThisMachine(ip)).toBe(true);
});

it.each(["10.0.0.1", "::ffff:198.51.100.7", "2001:db8::1", "::", "unknown", ""])("%s is somebody", (ip) => {
  expect(isThisMachine(ip)).toBe(false);
});
