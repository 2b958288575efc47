import { afterEach, expect, test } from "vitest";

import { type NameServer, startNameServer } from "@/tests/name-server";

import { findDomainRecords, senderDomainOf } from "./queries";

let server: NameServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const find = async (texts: Record<string, string[] | null>, domain = "example.org") => {
  server = await startNameServer(texts);
  return findDomainRecords(domain, [server.address]);
};

test("the SPF of the subdomain that the mail service sends from, and the policy of a domain above count", async () => {
  const texts = {
    "send.mail.petition.example.org": ["v=spf1 include:amazonses.com ~all"],
    "_dmarc.petition.example.org": ["other"],
    "_dmarc.example.org": ["v=DMARC1; p=reject"],
    "_dmarc.org": ["v=DMARC1; p=none"],
  };
  expect(await find(texts, "mail.petition.example.org")).toMatchObject({
    returnPath: ["v=spf1 include:amazonses.com ~all"],
    domain: [],
    dmarc: ["v=DMARC1; p=reject"],
    isDmarcInherited: true,
  });
});

test("the records of the domain, of DMARC and of the key are found, long ones in one piece", async () => {
  const key = `v=DKIM1; p=${"A".repeat(300)}`;
  expect(
    await find({
      "example.org": ["v=spf1 include:example.net ~all", "other"],
      "_dmarc.example.org": ["v=DMARC1; p=none"],
      "resend._domainkey.example.org": [key],
    }),
  ).toEqual({
    returnPath: [],
    domain: ["v=spf1 include:example.net ~all", "other"],
    dmarc: ["v=DMARC1; p=none"],
    isDmarcInherited: false,
    key: [key],
  });
});

test("a record that does not exist is missing, and one that nobody responds about is unknown, within seconds", async () => {
  const began = performance.now();
  expect(await find({ "example.org": ["v=spf1 -all"], "_dmarc.example.org": null })).toEqual({
    returnPath: [],
    domain: ["v=spf1 -all"],
    dmarc: null,
    isDmarcInherited: false,
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
