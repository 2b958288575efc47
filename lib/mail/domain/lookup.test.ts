import { afterEach, expect, test } from "vitest";

import { type NameServer, startNameServer } from "@/tests/name-server";

import { findDomainRecords, senderDomainOf } from "./queries";

let server: NameServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const find = async (texts: Record<string, string[] | null>) => {
  server = await startNameServer(texts);
  return findDomainRecords("example.org", [server.address]);
};

test("the records of the domain, of DMARC and of the key are found, long ones in one piece", async () => {
  const key = `v=DKIM1; p=${"A".repeat(300)}`;
  expect(
    await find({
      "example.org": ["v=spf1 include:example.net ~all", "other"],
      "_dmarc.example.org": ["v=DMARC1; p=none"],
      "resend._domainkey.example.org": [key],
    }),
  ).toEqual({ domain: ["v=spf1 include:example.net ~all", "other"], dmarc: ["v=DMARC1; p=none"], key: [key] });
});

test("a record that does not exist is missing, and one that nobody responds about is unknown, within seconds", async () => {
  const began = performance.now();
  expect(await find({ "example.org": ["v=spf1 -all"], "_dmarc.example.org": null })).toEqual({
    domain: ["v=spf1 -all"],
    dmarc: null,
    key: [],
  });
  expect(performance.now() - began).toBeLessThan(4_000);
});

test.each([
  ["Safe Harbor <petition@Example.org>", "example.org"],
  ["petition@mail.example.org", "mail.example.org"],
])("the domain of the sender %s is %s", (sender, domain) => {
  expect(senderDomainOf(sender)).toBe(domain);
});
