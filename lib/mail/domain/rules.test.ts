import { expect, test } from "vitest";

import { type DomainRecords, findingsOf } from "./rules";

const good = {
  returnPath: ["v=spf1 include:example.com ~all"],
  domain: ["v=spf1 include:example.net ~all", "other"],
  dmarc: ["v=DMARC1; p=quarantine"],
  isDmarcInherited: false,
  key: ["v=DKIM1; p=MIGf"],
};
const standingsOf = (records: Partial<DomainRecords>) =>
  findingsOf({ ...good, ...records }).map(({ name, standing }) => `${name} ${standing}`);

test("a domain with all three records is good", () => {
  expect(standingsOf({})).toEqual(["SPF good", "DKIM good", "DMARC good"]);
});

test.each([
  [{ returnPath: [], domain: ["other"] }, "SPF missing"],
  [{ returnPath: [], domain: ["v=spf1 ~all", "v=spf1 -all"] }, "SPF weak"],
  [{ returnPath: ["v=spf1 +all"], domain: [] }, "SPF weak"],
  [{ returnPath: [], domain: ["v=spf10 -all"] }, "SPF missing"],
  [{ returnPath: [], domain: null }, "SPF unknown"],
  [{ domain: [] }, "SPF good"],
  [{ returnPath: [] }, "SPF good"],
  [{ returnPath: null }, "SPF good"],
  [{ dmarc: ["v=DMARC1; p=none; sp=reject"], isDmarcInherited: true }, "DMARC good"],
  [{ dmarc: ["v=DMARC1; p=reject; sp=none"], isDmarcInherited: true }, "DMARC weak"],
  [{ dmarc: ["v=DMARC1; p=reject"], isDmarcInherited: true }, "DMARC good"],
  [{ dmarc: ["v=DMARC1; sp=none; p=reject"] }, "DMARC good"],
  [{ key: [] }, "DKIM missing"],
  [{ key: ["v=DKIM1; p="] }, "DKIM missing"],
  [{ key: ["p=MIGf"] }, "DKIM good"],
  [{ key: null }, "DKIM unknown"],
  [{ dmarc: [] }, "DMARC missing"],
  [{ dmarc: ["v=DMARC1; p=none; rua=mailto:a@example.org"] }, "DMARC weak"],
  [{ dmarc: ["v=DMARC1; p=reject", "v=DMARC1; p=none"] }, "DMARC missing"],
  [{ dmarc: null }, "DMARC unknown"],
])("%o is %s", (records, finding) => {
  expect(standingsOf(records)).toContain(finding);
});
