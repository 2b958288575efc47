import { describe, expect, it, test } from "vitest";

import { isFromOurPages } from "./origin";
import {
  isAtLeast,
  mayExport,
  mayManageOrganizers,
  mayReadLog,
  mayReadSigners,
  mayReadState,
  mayRemove,
  maySetSwitches,
  permittedStates,
  statusOf,
} from "./rules";
import { bannerInput, inviteInput, type Organizer, organizerIdInput, rightsInput, type Role, roles } from "./schema";

const as = (role: Role, states: string[] | null = null): Organizer => ({ id: 1, role, states });

test("the roles in ascending order are viewer, organizer and admin", () => {
  expect(roles.map((role) => roles.map((minimum) => isAtLeast(role, minimum)))).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
});

describe("what a role may do", () => {
  it.each([
    ["viewer", [false, false, false, false, false, false]],
    ["organizer", [true, true, true, false, false, false]],
    ["admin", [true, true, true, true, true, true]],
  ] as const)("%s", (role, expected) => {
    const organizer = as(role);
    expect([
      mayReadSigners(organizer),
      mayRemove(organizer, "TX"),
      mayExport(organizer, "TX"),
      mayManageOrganizers(organizer),
      maySetSwitches(organizer),
      mayReadLog(organizer),
    ]).toEqual(expected);
  });

  it("is limited to the organizer's states", () => {
    const limited = as("organizer", ["TX", "VT"]);
    expect(["TX", "VT", "NE"].map((state) => mayReadState(limited, state))).toEqual([true, true, false]);
    expect(["TX", "NE", null].map((state) => mayExport(limited, state))).toEqual([true, false, true]);
    expect([mayRemove(limited, "VT"), mayRemove(limited, "NE")]).toEqual([true, false]);
    expect(permittedStates(limited, null)).toEqual(["TX", "VT"]);
    expect(permittedStates(limited, "TX")).toEqual(["TX"]);
    expect(permittedStates(as("admin"), null)).toBeNull();
  });
});

test("an invitation is valid until it expires, a membership until it is disabled", () => {
  const now = new Date("2026-03-01");
  const before = new Date("2026-02-01");
  const later = new Date("2026-04-01");
  expect([
    statusOf({ joinedAt: null, invitationExpiresAt: later, disabledAt: null }, now),
    statusOf({ joinedAt: null, invitationExpiresAt: now, disabledAt: null }, now),
    statusOf({ joinedAt: before, invitationExpiresAt: before, disabledAt: null }, now),
    statusOf({ joinedAt: before, invitationExpiresAt: later, disabledAt: before }, now),
  ]).toEqual(["invited", "invitation-expired", "active", "disabled"]);
});

describe("what an admin types", () => {
  it("is all states or single ones, as boxes", () => {
    const invitation = { email: " Ann@Example.org ", role: "organizer" };
    expect(inviteInput.parse({ ...invitation, "state-VT": "on", "state-TX": "on" })).toEqual({
      email: "ann@example.org",
      role: "organizer",
      states: ["TX", "VT"],
    });
    expect(inviteInput.parse({ ...invitation, states: "on" }).states).toBeNull();
  });

  it.each([
    [{ email: "nobody", role: "viewer", states: "on" }, "email"],
    [{ email: `${"a".repeat(250)}@example.org`, role: "viewer", states: "on" }, "email"],
    [{ email: "ann@example.org", role: "owner", states: "on" }, "role"],
    [{ email: "ann@example.org", role: "viewer" }, "states"],
    [{ email: "ann@example.org", role: "viewer", "state-ZZ": "on" }, "states"],
    [{ email: "ann@example.org", role: "viewer", "state-Texas": "on" }, "states"],
    [{ email: "ann@example.org", role: "viewer", states: "on", "state-TX": "on" }, "states"],
    [{ email: "ann@example.org", role: "admin", "state-TX": "on" }, "states"],
  ])("%o is refused with an error at its %s", (typed, field) => {
    expect(inviteInput.safeParse(typed).error?.issues[0]?.path[0]).toBe(field);
  });

  it("is told all that is wrong with it at once", () => {
    const paths = inviteInput.safeParse({ email: "nobody", role: "viewer" }).error?.issues.map(({ path }) => path[0]);
    expect(paths).toEqual(["email", "states"]);
  });

  it("limits no admin to states, neither in an invitation nor later", () => {
    expect(rightsInput.safeParse({ role: "admin", "state-TX": "on" }).success).toBe(false);
    expect(rightsInput.parse({ role: "admin", states: "on" })).toEqual({ role: "admin", states: null });
  });

  it.each(["0", "-1", "1.5", "x", "", "2147483648", "1e99"])("%o is refused as the id of an organizer", (id) => {
    expect(organizerIdInput.safeParse({ id }).success).toBe(false);
  });
});

describe("a form", () => {
  const from = (headers: Record<string, string>) => isFromOurPages(new Headers(headers), "https://harbor.example");

  it.each([
    [{ "sec-fetch-site": "same-origin", origin: "null" }, true],
    [{ "sec-fetch-site": "none" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site", origin: "https://harbor.example" }, false],
    [{ origin: "https://harbor.example" }, true],
    [{ origin: "https://harbor.example.evil.example" }, false],
    [{ origin: "http://harbor.example" }, false],
    [{ origin: "null" }, false],
    [{}, true],
  ])("with %o counts as sent from our own pages: %o", (headers, expected) => {
    expect(from(headers as Record<string, string>)).toBe(expected);
  });
});

test("a banner is in both languages or in neither", () => {
  expect(bannerInput.parse({ en: " Back soon ", es: "Volvemos pronto" })).toEqual({
    en: "Back soon",
    es: "Volvemos pronto",
  });
  expect(bannerInput.parse({ en: " ", es: "" })).toBeNull();
  const paths = (texts: object) => bannerInput.safeParse(texts).error!.issues.map(({ path }) => path);
  expect(paths({ en: "Back soon", es: " " })).toEqual([["es"]]);
  expect(paths({ en: "", es: "Volvemos pronto" })).toEqual([["en"]]);
  expect(paths({ en: "x".repeat(301), es: "Volvemos pronto" })).toEqual([["en"]]);
});
