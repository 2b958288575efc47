import { describe, expect, it } from "vitest";

import { postRouteOf } from "../../http/posts";
import { guessMapping, personOf } from "./rules";
import { LIST_BYTES_MAX, type Mapping } from "./schema";

const none: Mapping = { email: null, name: null, first: null, last: null, zip: null, state: null };

describe("the columns of a list are guessed", () => {
  it.each([
    [
      "as Action Network exports them",
      ["first_name", "last_name", "email", "zip_code", "can2_user_city", "can2_county", "can2_state_abbreviated"],
      { first: 0, last: 1, email: 2, zip: 3, state: 6 },
    ],
    [
      "as ActionKit exports them",
      ["id", "email", "first_name", "middle_name", "last_name", "city", "region", "state", "postal", "zip", "plus4"],
      { email: 1, first: 2, last: 4, state: 7, zip: 9 },
    ],
    [
      "as Change.org names them, with no email",
      ["Name", "City", "State", "Postal Code", "Country", "Signed On"],
      { name: 0, state: 2, zip: 3 },
    ],
    ["as people write them", ["E-Mail", "Full Name", "ZIP"], { email: 0, name: 1, zip: 2 }],
    ["not at all", ["a", "b"], {}],
  ])("%s", (_how, header, found) => {
    expect(guessMapping(header)).toEqual({ ...none, ...found });
  });
});

describe("a line", () => {
  const mapping: Mapping = { ...none, email: 0, name: 1, zip: 2, state: 3 };

  it("is a form that asks for no updates and shows no name; its state counts only where the ZIP Code does not settle it", () => {
    const person = personOf(["Ada@Example.org", " Ada  Example ", "78701-1234", "CA"], mapping);
    expect(person).toMatchObject({ input: { name: "Ada Example", state: "TX", updates: false, display: "hidden" } });
  });

  it.each([
    [["", "Ada", "78701"], "email-missing"],
    [["a@example.org", "=HYPERLINK(1)", "78701"], "name-starts-with-sign"],
    [["a@example.org", "Ada", "1"], "zip-invalid"],
    [[], "name-missing"],
  ])("%j is faulty", (cells, fault) => {
    expect(personOf(cells, mapping)).toEqual({ fault });
  });
});

it("the server reads a body as long as a list may be", () => {
  expect(postRouteOf("/console/lists/upload")?.bytesMax).toBeGreaterThan(LIST_BYTES_MAX);
});
