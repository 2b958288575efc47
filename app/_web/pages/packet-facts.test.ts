import { describe, expect, test } from "vitest";

import type { PublicRecipient } from "@/lib/deliveries/schema";
import { countOf, cutOffDay, lastDayBefore, recipientName } from "./packet-facts";

const chamber = (which: PublicRecipient["chamber"]): PublicRecipient => ({
  ...{ kind: "chamber", title: null, name: null, chamber: which, districtName: null },
});

// As /verify, the page of an office and the console name who gets a packet.
describe("a packet for a chamber is for", () => {
  test.each([
    ["upper", "TX", "the Senate of Texas", "el Senado (Texas)"],
    ["lower", "CA", "the State Assembly of California", "la Asamblea Estatal (California)"],
    [null, "TX", "the legislature of Texas", "la legislatura (Texas)"],
    // Nebraska has one chamber alone.
    ["lower", "NE", "the lower chamber of the legislature of Nebraska", "la cámara baja de la legislatura (Nebraska)"],
  ] as const)("the %s one of %s by its own name, if it has one", (which, state, en, es) => {
    expect(recipientName("en", chamber(which), state)).toBe(en);
    expect(recipientName("es", chamber(which), state)).toBe(es);
  });
});

test.each(["Judiciary Committee", "The Judiciary Committee"])(
  "a packet for the %s has the article of each language",
  (name) => {
    const committee: PublicRecipient = { ...chamber(null), kind: "committee", name };
    expect(recipientName("en", committee, "VT")).toBe("the Judiciary Committee");
    expect(recipientName("es", committee, "VT")).toBe("el comité Judiciary Committee");
  },
);

describe("the day until which something works", () => {
  test.each([
    // The morning of April 1 in Texas: who reads "until April 1" would count all of it.
    ["2026-04-01T15:00:00.000Z", "TX", "March 31, 2026 (CDT)"],
    // The evening of March 31 there, when it is April 1 in UTC.
    ["2026-04-01T02:00:00.000Z", "TX", "March 30, 2026 (CDT)"],
    ["2026-04-01T02:00:00.000Z", "GU", "March 31, 2026 (GMT+10)"],
    ["2026-04-01T04:59:59.999Z", "TX", "March 31, 2026 (CDT)"],
  ])("%s is over before it ends in %s: %s", (moment, state, day) => {
    expect(lastDayBefore("en", new Date(moment), state)).toBe(day);
  });
});

describe("the numbers of a packet", () => {
  test.each([
    [{ online: 1_200, paper: 0 }, "1,200", "1,200"],
    [{ online: 12, paper: 8 }, "12 online and 8 on paper", "12 en línea y 8 en papel"],
    [{ online: 0, paper: 8 }, "8 on paper", "8 en papel"],
  ])("name those online and those on paper apart: %j", (counts, en, es) => {
    expect(countOf("en", counts)).toBe(en);
    expect(countOf("es", counts)).toBe(es);
  });

  test("are counted by a day in the time zone of the state, which is named", () => {
    const end = new Date("2026-03-03T05:59:59Z");
    expect(cutOffDay("en", end, "TX")).toBe("March 2, 2026 (CST)");
    expect(cutOffDay("en", end, "VT")).toBe("March 3, 2026 (EST)");
  });
});
