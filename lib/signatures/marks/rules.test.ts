import { describe, expect, it } from "vitest";

import { domainsFrom, isOfDomain, readDomain, readNetwork } from "./rules";

describe("domains", () => {
  it("are compared by labels, so that no look-alike belongs to another one", () => {
    const rule = { domain: "example.org", subdomains: true };
    const domains = ["example.org", "a.b.example.org", "notexample.org", "example.org.evil.com", "org", "xample.org"];
    expect(domains.map((domain) => isOfDomain(domain, rule))).toEqual([true, true, false, false, false, false]);
    expect(isOfDomain("a.example.org", { ...rule, subdomains: false })).toBe(false);
  });

  it("above one are listed up to two labels, and at most eight in all", () => {
    expect(domainsFrom("a.b.example.org")).toEqual(["a.b.example.org", "b.example.org", "example.org"]);
    const deep = domainsFrom(`${"x.".repeat(20)}example.org`);
    expect([deep.length, deep[0], deep.at(-1)]).toEqual([8, `${"x.".repeat(20)}example.org`, "example.org"]);
  });

  it.each([
    ["Example.ORG.", "example.org"],
    ["@example.org", "example.org"],
    ["*.example.org", "example.org"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["example", null],
    ["a@example.org", null],
    ["exa mple.org", null],
    ["", null],
  ])("are read from %j as %j", (typed, domain) => {
    expect(readDomain(typed)).toBe(domain);
  });
});

it.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["203.0.113.0/24", "203.0.113.0/24"],
  ["::ffff:203.0.113.7", "203.0.113.0/24"],
  ["2001:db8:1:2::3", "2001:db8:1::/48"],
  ["2001:db8:1::/48", "2001:db8:1::/48"],
  ["0123456789ABCDEF0123456789abcdef", "0123456789abcdef0123456789abcdef"],
  ["203.0.113.0/16", null],
  ["2001:db8::/32", null],
  ["203.0.113", null],
  ["203", null],
  ["example.org", null],
])("the network %j is read as %j", (typed, network) => {
  expect(readNetwork(typed)).toBe(network);
});
