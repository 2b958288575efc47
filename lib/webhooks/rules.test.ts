import ipaddr from "ipaddr.js";
import { describe, expect, it, test } from "vitest";

import { changedStatus, isAllowedIp, isAllowedUrl, isTaken, waitAfter } from "./rules";
import { endpointInput, RETRY_WAITS } from "./schema";

describe("an IP to which nothing is sent", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    // An IPv4 in an IPv6: mapped, translated, and by 6to4 and Teredo.
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001::1",
    "not an ip",
  ])("%s", (ip) => expect(isAllowedIp(ip, [])).toBe(false));
});

test.each(["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])("%s is of the public internet", (ip) =>
  expect(isAllowedIp(ip, [])).toBe(true),
);

test("a network that the operator allows is allowed, and its neighbor is not", () => {
  const allowed = [ipaddr.parseCIDR("10.0.5.0/24")];
  expect(isAllowedIp("10.0.5.9", allowed)).toBe(true);
  expect(isAllowedIp("::ffff:10.0.5.9", allowed)).toBe(true);
  expect(isAllowedIp("10.0.6.9", allowed)).toBe(false);
});

describe("the URL of an endpoint", () => {
  const allowed = [ipaddr.parseCIDR("127.0.0.0/8")];

  it.each(["https://example.org/hooks", "https://93.184.216.34/"])("%s is allowed", (url) =>
    expect(isAllowedUrl(url, [])).toBe(true),
  );
  it.each([
    "http://example.org/hooks",
    "https://localhost/",
    "https://intranet/",
    "https://127.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data",
    "http://127.0.0.1:3000/",
  ])("%s is not", (url) => expect(isAllowedUrl(url, [])).toBe(false));
  it.each(["http://127.0.0.1:4000/", "http://localhost:4000/"])("%s is allowed where the operator says so", (url) =>
    expect(isAllowedUrl(url, allowed)).toBe(true),
  );
  it("is never http to another machine, whatever the operator allows", () =>
    expect(isAllowedUrl("http://10.0.0.1/", [ipaddr.parseCIDR("10.0.0.0/8")])).toBe(false));

  it.each(["ftp://example.org", "https://ann:secret@example.org/", "https://example.org/#part", "example.org", ""])(
    "%j is refused by the form",
    (url) => expect(endpointInput.safeParse({ url, events: "on" }).error?.issues[0]?.path).toEqual(["url"]),
  );
  it("takes one event at least", () => {
    expect(endpointInput.safeParse({ url: "https://example.org/" }).error?.issues[0]?.path).toEqual(["events"]);
    const parsed = endpointInput.parse({ url: "https://example.org/", "event-bill-step": "on" });
    expect(parsed.events).toEqual(["bill.step"]);
  });
});

test("waits grow, and end", () => {
  const waits = RETRY_WAITS.map((_, i) => waitAfter(i + 1)!);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waitAfter(RETRY_WAITS.length + 1)).toBeNull();
});

test("only 2xx is success; a redirect is none", () => {
  expect([200, 204, 299].every(isTaken)).toBe(true);
  expect([301, 302, 307, 400, 410, 500, null].some(isTaken)).toBe(false);
});

test("a webhook that is disabled can only be enabled", () => {
  expect(changedStatus("disabled", "resume")).toBeNull();
  expect(changedStatus("disabled", "pause")).toBeNull();
  expect(changedStatus("disabled", "enable")).toBe("active");
});
