import { expect, it } from "vitest";

import { fieldsOf } from "./form-state";

function form(...entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

it("typed values come back unchanged", () => {
  expect(fieldsOf(form(["name", " Ana "], ["comment", "one\ntwo"]))).toEqual({ name: " Ana ", comment: "one\ntwo" });
});

it("a field that is sent twice has its last value, and a file is no text", () => {
  expect(fieldsOf(form(["zip", "1"], ["zip", "78701"], ["name", new File(["x"], "x.txt")]))).toEqual({ zip: "78701" });
});

it("no field name reaches the prototype, and React's own fields are left out", () => {
  const fields = fieldsOf(form(["__proto__", "x"], ["$ACTION_KEY", "x"], ["a".repeat(61), "x"], ["name", "Ana"]));
  expect(Object.keys(fields)).toEqual(["name"]);
  expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
});
