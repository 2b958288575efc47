// Behaviour 27 with programs that know nothing of us: what they read in a packet's files is what the database has.
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";

import { openName } from "@/lib/signatures/sealing";
import { buildDelivery, packetsOf } from "./built-packets";
import { onDatabase } from "./database";
import { beginDeliveries, fileOf, writeConstituents } from "./deliveries";
import { CONVERTING_MILLISECONDS_MAX, isInstalled, pagesOf, sheetAsCsv } from "./independent-readers";

const now = new Date("2026-03-02T12:00:00Z");
// One name of each script, and a cell that a spreadsheet could run.
const names = [
  ...["Łukasz Żółć", "Nguyễn Thị Ánh", "Σοφία Παπαδοπούλου", "Иван Петров", "Արամ Խաչատրյան", "გიორგი მაისურაძე"],
  ...["王小明", "김민준", "さくら はな", "=HYPERLINK(1)"],
];
// Several pages.
const plain = Array.from({ length: 120 }, (_, place) => `Signer Number${place}`);

interface Stored {
  id: string;
  name: string;
  zip: string;
  confirmed: Date;
}
let stored: Stored[];
let files: Record<"pdf" | "xlsx", Buffer>;

beforeAll(async () => {
  const { petitionId, admin } = await beginDeliveries();
  await writeConstituents(petitionId, [
    ...names.map((name) => ({ name, zip: "00501" })),
    ...plain.map((name) => ({ name })),
    { name: "Withdrawn Signer", status: "withdrawn" as const },
  ]);
  const [packet] = await packetsOf(admin, await buildDelivery(admin, now));
  files = { pdf: await fileOf(packet!, "pdf"), xlsx: await fileOf(packet!, "xlsx") };
  stored = await onDatabase(async (client) => {
    const { rows } = await client.query<Omit<Stored, "name"> & { name: Buffer; hash: Buffer }>(
      `SELECT id::text, name_sealed AS name, email_hash AS hash, zip, confirmed_at AS confirmed FROM signature
       WHERE status = 'confirmed' ORDER BY signature.id`,
    );
    return rows.map(({ hash, name, ...row }) => ({ ...row, name: openName(name, petitionId, hash) }));
  });
});

const squeezed = (text: string) => text.normalize("NFC").replace(/\s+/g, " ");

describe("behaviour 27: the files of a packet, as independent readers find them", () => {
  it("the PDF has every name of every script, the count and the page numbers, by pdftotext", (context) => {
    if (!isInstalled("pdftotext")) context.skip("pdftotext is not installed");
    const pages = pagesOf(files.pdf);
    const text = squeezed(pages.join(" "));
    for (const { name } of stored) expect(text).toContain(squeezed(name));
    expect(text).not.toContain("Withdrawn Signer");
    expect(text.match(/Signer Number\d+/g)).toEqual(plain);
    expect(text).toContain(`${stored.length} people signed`);
    expect(text.match(/00501, TX/g)).toHaveLength(names.length);
    expect(pages.length).toBeGreaterThan(3);
    const numbers = pages.map((page) => Number(/Page (\d+)/.exec(squeezed(page))?.[1]));
    expect(numbers).toEqual(pages.map((_, place) => place + 1));
  });

  it(
    "the XLSX has the same rows with real dates, ZIP Codes as text, and no formula, by LibreOffice",
    { timeout: CONVERTING_MILLISECONDS_MAX },
    (context) => {
      if (!isInstalled("soffice")) context.skip("LibreOffice is not installed");
      const rows: Record<string, string>[] = parse(sheetAsCsv(files.xlsx), { columns: true, bom: true });
      expect(rows.map(({ name, zip }) => [name, zip])).toEqual(stored.map(({ name, zip }) => [name, zip]));
      expect(rows.map((row) => row["signature_id"])).toEqual(stored.map(({ id }) => id));
      for (const row of rows) expect(row["confirmed_at"]).toMatch(/2026/);
    },
  );
});
