import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { RoleTable } from "./role-table";

const rows = [...renderToStaticMarkup(<RoleTable />).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
  [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell),
);

test("the table of roles says what the rules decide", () => {
  expect(rows[0]).toEqual(["What", "viewer", "organizer", "admin"]);
  expect(rows).toContainEqual(["See the numbers", "yes", "yes", "yes"]);
  expect(rows).toContainEqual(["Make files of signatures", "—", "yes", "yes"]);
  expect(rows).toContainEqual(["Invite and change organizers", "—", "—", "yes"]);
  expect(rows).toContainEqual(["Has to have a second factor", "—", "—", "yes"]);
});

test("an admin may do everything, and nobody with a lower role anything that a higher one may not", () => {
  for (const [label, ...cells] of rows.slice(1)) {
    expect([label, cells.at(-1)]).toEqual([label, "yes"]);
    expect([label, cells]).toEqual([label, [...cells].sort((a, b) => Number(a === "yes") - Number(b === "yes"))]);
  }
});
