import readExcel from "read-excel-file/node";
import { expect, test } from "vitest";

import type { OpenedSignature } from "./schema";
import { SHEET_COLUMNS, rowsBefore, sheetRow } from "./sheet-row";
import { Workbook } from "./xlsx";

const signature: OpenedSignature = {
  id: "9007199254740993",
  name: "Ann",
  state: "TX",
  zip: "00501",
  upperDistrict: "50C-F",
  lowerDistrict: null,
  districtMethod: "address",
  display: "hidden",
  signedAt: new Date("2026-03-01T12:00:00Z"),
  confirmedAt: new Date("2026-12-31T18:00:00Z"),
  comment: null,
};

/** The rows of a workbook, by a reader that is not ours. */
async function readRows(signatures: OpenedSignature[]): Promise<unknown[][]> {
  const workbook = new Workbook();
  const rows = signatures.map((each, index) => sheetRow(each, index + 2)).join("");
  const begun = signatures.length ? workbook.add(new TextEncoder().encode(rows), signatures.length) : new Uint8Array();
  const [sheet] = await readExcel(Buffer.concat([begun, workbook.finish()]));
  return (sheet as unknown as { data: unknown[][] }).data;
}

test("a workbook has texts as texts, dates as dates, and exact numbers", async () => {
  expect(await readRows([signature])).toEqual([
    [...SHEET_COLUMNS],
    [signature.id, "Ann", "TX", "00501", "50C-F", null, "address", signature.signedAt, signature.confirmedAt, null],
  ]);
});

test.each([
  "=HYPERLINK(1)",
  "+1",
  "@SUM(A1)",
  '<b>&amp; "quoted"</b> ]]>',
  "_x0041_ _X000d_",
  "line one\nline two",
  "王小明 🙂 \u200Fשלום",
])("a cell holds exactly what was written, and no formula: %j", async (comment) => {
  const [, row] = await readRows([{ ...signature, comment }]);
  expect(row![9]).toBe(comment);
});

test("what XML cannot hold is left out", async () => {
  const [, row] = await readRows([{ ...signature, name: "A\u0000\u0007n\uFFFFn\uD800" }]);
  expect(row![1]).toBe("Ann");
});

test("a workbook without signatures has its heading", async () => {
  expect(await readRows([])).toEqual([[...SHEET_COLUMNS]]);
});

test("a batch that does not fit into the rows of a sheet begins the next one", () => {
  expect([rowsBefore(0, 5), rowsBefore(1_048_570, 5), rowsBefore(1_048_570, 6)]).toEqual([0, 1_048_570, 0]);
});
