import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { RosterDate } from "./roster-date";

const roster = { date: new Date("2026-08-05"), source: "Fictional roster" };
const shown = (today: string, before?: "build") =>
  renderToStaticMarkup(<RosterDate state="TX" roster={roster} now={new Date(today)} {...(before ? { before } : {})} />);

test("a roster in the console has its date and source", () => {
  expect(shown("2026-08-20")).toContain("The roster is of 2026-08-05, from Fictional roster.");
  expect(shown("2026-08-20", "build")).not.toContain("Is this roster still right?");
});

test.each([
  ["2026-10-20", "That is 76 days ago."],
  ["2026-11-28", "new terms are about to begin"],
  ["2027-01-20", "New terms have begun since."],
])("before packets are built on %s, an organizer is asked whether it is right: %s", (today, why) => {
  expect(shown(today, "build")).toContain("Is this roster still right?");
  expect(shown(today, "build")).toContain(why);
});
