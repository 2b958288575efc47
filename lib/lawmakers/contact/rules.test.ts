import { expect, test } from "vitest";

import { stateLaws } from "../../content/state-laws";
import { addressedAs, mailboxOf, telUrl, titleIn, webUrl } from "./rules";

test.each([
  ["512-463-0114", "tel:+15124630114"],
  ["(512) 463-0114", "tel:+15124630114"],
  ["1 512.463.0114", "tel:+15124630114"],
  ["+1 512‑463‑0114", "tel:+15124630114"],
  ["512-463-0114 ext. 12", "tel:+15124630114;ext=12"],
  ["512-463-0114 x7", "tel:+15124630114;ext=7"],
  ["463-0114", null],
  ["call the office", null],
  ["javascript:alert(1)", null],
  ["", null],
])("the telephone number %j leads to %j", (phone, url) => expect(telUrl(phone)).toBe(url));

test.each([
  ["https://house.example.gov/contact?id=1", "https://house.example.gov/contact?id=1"],
  ["http://example.gov", "http://example.gov/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["https://user:secret@example.gov/", null],
  ["house.example.gov", null],
  ["", null],
  [null, null],
])("a page links to %j as %j", (published, url) => expect(webUrl(published)).toBe(url));

test("a mailbox that is no email is not written to", () => {
  expect(mailboxOf("Jane.Doe@house.example.gov")).toBe("jane.doe@house.example.gov");
  for (const published of [null, "", "none", "a@b.example.org?bcc=all@example.org", "a@example.org,b@example.org"])
    expect(mailboxOf(published)).toBeNull();
});

test("a letter addresses a lawmaker by title and family name", () => {
  expect(addressedAs("Senator", { name: "Ana Alvarez", familyName: "Alvarez" })).toBe("Senator Alvarez");
  expect(addressedAs("", { name: "Ana Alvarez", familyName: "Alvarez" })).toBe("Ana Alvarez");
  expect(addressedAs("Senator", { name: "Madonna", familyName: "" })).toBe("Madonna");
});

test("every chamber has a title for its members", () => {
  const titles = Object.values(stateLaws).flatMap(({ legislature, en }) => [
    titleIn(legislature.unicameral ? "legislature" : "upper", en.upperChamber),
    ...(en.lowerChamber === null ? [] : [titleIn("lower", en.lowerChamber)]),
  ]);
  expect([...new Set(titles)].sort()).toEqual([
    "Assembly Member",
    "Councilmember",
    "Delegate",
    "Representative",
    "Senator",
  ]);
  expect(titleIn("lower", stateLaws["CA"]!.en.lowerChamber!)).toBe("Assembly Member");
  expect(titleIn("legislature", stateLaws["NE"]!.en.upperChamber)).toBe("Senator");
});
