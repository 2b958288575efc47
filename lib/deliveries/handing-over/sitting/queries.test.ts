import { beforeEach, describe, expect, it } from "vitest";

import { beginDeliveries, writeRoster } from "@/tests/deliveries";

import type { Recipient } from "../../schema";
import { isStillSitting } from "./queries";

const today = new Date("2026-03-02T12:00:00Z");
const ana: Recipient = {
  ...{ kind: "lawmaker", lawmakerId: "ocd-person/1", title: "Senator", name: "Ana One", chamber: "upper" },
  ...{ districtName: "1", email: null, phone: null },
};

beforeEach(beginDeliveries);

describe("whoever sends a link is told whether its lawmaker still sits", () => {
  it("who is in the seat of the packet does", async () => {
    await writeRoster();
    expect(await isStillSitting(ana, "TX", today)).toBe(true);
  });

  it.each([
    ["whose term has ended", { lawmakerId: "ocd-person/5" }, today],
    ["whom the roster has no more", { lawmakerId: "ocd-person/99" }, today],
    ["who has another seat by now", { districtName: "2" }, today],
    ["after new terms have begun since the roster", {}, new Date("2027-01-20T12:00:00Z")],
  ])("a lawmaker %s does not", async (_name, fields, day) => {
    await writeRoster();
    expect(await isStillSitting({ ...ana, ...fields }, "TX", day)).toBe(false);
  });

  it("nobody knows without a roster, and the question is none for a chamber", async () => {
    expect(await isStillSitting(ana, "TX", today)).toBeNull();
    expect(await isStillSitting({ ...ana, kind: "chamber", lawmakerId: null }, "TX", today)).toBeNull();
  });
});
