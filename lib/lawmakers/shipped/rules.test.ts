import { describe, expect, test } from "vitest";

import { chamberRule } from "./schema";
import { expandChamber } from "./rules";

const expand = (state: string, chamber: "upper" | "lower" | "legislature", rule: object) =>
  expandChamber(state, chamber, chamberRule.parse({ title: "Member", ...rule })).map(
    ({ name, layer, geoid, division, seats }) => [
      name,
      layer,
      geoid,
      division.replace("ocd-division/country:us/", ""),
      seats,
    ],
  );

describe("the rule of a chamber gives each district its name, ids and seats:", () => {
  test("numbers, and numbers with letters, each with its own seats", () => {
    expect(expand("ND", "lower", { seats: 2, districts: "3 4A*1 4B*1 10-11" })).toEqual([
      ["3", "sldl", "38003", "state:nd/sldl:3", 2],
      ["4A", "sldl", "3804A", "state:nd/sldl:4a", 1],
      ["4B", "sldl", "3804B", "state:nd/sldl:4b", 1],
      ["10", "sldl", "38010", "state:nd/sldl:10", 2],
      ["11", "sldl", "38011", "state:nd/sldl:11", 2],
    ]);
  });

  test("letters alone, and two districts of each number", () => {
    expect(expand("AK", "upper", { districts: "A-C" }).map(([name, , geoid]) => [name, geoid])).toEqual([
      ["A", "0200A"],
      ["B", "0200B"],
      ["C", "0200C"],
    ]);
    expect(expand("MN", "lower", { districts: "9-10AB" }).map(([, , geoid]) => geoid)).toEqual([
      "2709A",
      "2709B",
      "2710A",
      "2710B",
    ]);
  });

  test("letters that name two seats of one area", () => {
    expect(expand("ID", "lower", { districts: "1AB", lettersAreSeats: true })).toEqual([
      ["1A", "sldl", "16001", "state:id/sldl:1a", 1],
      ["1B", "sldl", "16001", "state:id/sldl:1b", 1],
    ]);
  });

  test("numbers within a county, as numbers or ordinals", () => {
    expect(expand("NH", "lower", { series: [{ name: "Coos #", code: "309", seats: [2, 1] }] })).toEqual([
      ["Coos 1", "sldl", "33309", "state:nh/sldl:coos_1", 2],
      ["Coos 2", "sldl", "33310", "state:nh/sldl:coos_2", 1],
    ]);
    const ordinals = expand("MA", "lower", { series: [{ name: "#th Essex", code: "001", seats: Array(23).fill(1) }] });
    expect(ordinals.map(([name]) => String(name).split(" ")[0])).toEqual(
      "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th 13th 14th 15th 16th 17th 18th 19th 20th 21st 22nd 23rd".split(
        " ",
      ),
    );
    expect(ordinals[1]![3]).toBe("state:ma/sldl:2nd_essex");
  });

  test("names, whose ids mostly follow from them, and some that the Census does not map", () => {
    const rule = {
      names: { "Grand Isle": "GRI", "Second Essex, Suffolk and Norfolk": "ESN*3", "Some Tribe": "" },
      ids: { "Some Tribe": "some-tribe" },
    };
    expect(expand("VT", "upper", rule)).toEqual([
      ["Grand Isle", "sldu", "50GRI", "state:vt/sldu:grand_isle", 1],
      ["Second Essex, Suffolk and Norfolk", "sldu", "50ESN", "state:vt/sldu:2nd_essex_suffolk_and_norfolk", 3],
      ["Some Tribe", "sldu", null, "state:vt/sldu:some-tribe", 1],
    ]);
  });

  test("wards of the District, and members for all of it", () => {
    const rule = { series: [{ name: "Ward #", code: "001", seats: [1], id: "ward:#" }], wholeState: { "At-Large": 4 } };
    expect(expand("DC", "legislature", rule)).toEqual([
      ["Ward 1", "sldu", "11001", "district:dc/ward:1", 1],
      ["At-Large", null, null, "district:dc", 4],
    ]);
  });
});

test.each(["1-", "A-3", "1 - 3", "1,2", "4A*", "*2", ""])("a rule with a typo is refused: %j", (districts) => {
  expect(chamberRule.safeParse({ title: "Member", districts }).success).toBe(false);
});
