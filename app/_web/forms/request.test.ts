import { expect, it } from "vitest";

import { sourceOf } from "./request";

it("one IPv4 address is one source, however it is written", () => {
  expect(sourceOf("198.51.100.7")).toBe("198.51.100.7");
  expect(sourceOf("::ffff:198.51.100.7")).toBe("198.51.100.7");
});

it("the addresses of one IPv6 customer are one source", () => {
  expect(sourceOf("2001:db8:1:2:aaaa::1")).toBe(sourceOf("2001:db8:1:2:bbbb::2"));
  expect(sourceOf("2001:db8:1:2::1")).not.toBe(sourceOf("2001:db8:1:3::1"));
});

it("what is no address is a source of its own and breaks nothing", () => {
  for (const given of ["unknown", "", "1.2.3.4.5", "<script>"]) expect(sourceOf(given)).toBe("unknown");
});
