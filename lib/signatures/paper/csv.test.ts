import { describe, expect, it } from "vitest";

import { PAPER_CSV_BYTES_MAX, readPaperCsv } from "./csv";
import { batchForm } from "./form";

const read = (text: string) => readPaperCsv(new TextEncoder().encode(text));
const fault = (text: string) => (read(text) as { fault: string }).fault;

describe("a CSV file of lines on paper", () => {
  it("is read whatever the order of its columns, with a mark at its begin, quotes and line ends of Windows", () => {
    expect(
      read('\uFEFFZIP,Name,City,Street,Date\r\n78701,"Example, Ann",Austin,"1 Harbor St, Apt 2",2026-02-20\r\n'),
    ).toEqual({
      lines: [
        {
          line: 2,
          name: "Example, Ann",
          street: "1 Harbor St, Apt 2",
          city: "Austin",
          zip: "78701",
          email: "",
          date: "2026-02-20",
        },
      ],
    });
  });

  it("without a column, without lines, with a broken quote, in another encoding or too large says so", () => {
    expect(fault("name,zip\nAnn,78701")).toContain("street, city, date");
    expect(fault("name,street,city,zip,email,date\n")).toContain("no line");
    expect(fault('name,street,city,zip,date\n"Ann,1,2,3,4\n')).toContain("no CSV");
    expect(
      (readPaperCsv(Buffer.from("name,street,city,zip,date\nJos\xe9,1,2,3,4", "latin1")) as { fault: string }).fault,
    ).toContain("UTF-8");
    expect((readPaperCsv(Buffer.alloc(PAPER_CSV_BYTES_MAX + 1, "x")) as { fault: string }).fault).toContain(
      "at most 5000 lines and 800000 bytes",
    );
  });
});

describe("the form of a sheet", () => {
  const head = { petition: "harbor", state: "TX", reference: "TX-1", scanReference: "" };

  it("leaves empty lines out and gives lines without a date the date of the sheet", () => {
    const parsed = batchForm.parse({
      ...head,
      date: "2026-02-20",
      "name-2": "Ann",
      "name-5": "Bo",
      "date-5": "2026-02-21",
    });
    expect(parsed.lines).toMatchObject([
      { line: 2, name: "Ann", date: "2026-02-20" },
      { line: 5, name: "Bo", date: "2026-02-21" },
    ]);
  });

  it("without any line, or without a reference, is refused at the field", () => {
    const errors = (fields: Record<string, string>) =>
      batchForm.safeParse(fields).error?.issues.map(({ path: [name] }) => name);
    expect(errors({ ...head, date: "2026-02-20" })).toEqual(["name-1"]);
    expect(errors({ ...head, reference: " ", "name-1": "Ann" })).toEqual(["reference"]);
  });
});
