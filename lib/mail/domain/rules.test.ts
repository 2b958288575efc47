import { expect, test } from "vitest";

import { findingsOf } from "./rules";

const good = {
  domain: ["v=spf1 include:example.net ~all", "other"],
  dmarc: ["v=DMARC1; p=quarantine"],
  key: ["v=DKIM1; p=MIGf"],
};
const standingsOf = (records: Partial<typeof good> | Record<string, null>) =>
  findingsOf({ ...good, ...records }).map(({ name, standing }) => `${name} ${standing}`);

test("a domain with all three records is good", () => {
  expect(standingsOf({})).toEqual(["SPF good", "DKIM good", "DMARC good"]);
});

test.each([
  [{ domain: ["other"] }, "SPF missing"],
  [{ domain: ["v=spf1 ~all", "v=spf1 -all"] }, "SPF weak"],
  [{ domain: ["v=spf1 +all"] }, "SPF weak"],
  [{ domain: ["v=spf10 -all"] }, "SPF missing"],
  [{ domain: null }, "SPF unknown"],
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
