import { createHash } from "node:crypto";

import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";

import { startDrawing } from "@/drawings/packet/drawing";
import { emptyDatabase, onDatabase } from "./database";
import { createAdmin, writeConstituents, writeRoster } from "./deliveries";
import { readers, readPdf, type ReadSignature } from "./export-readers";
import { auditActions, copiersNow, eventually, signersStillCopied, slotsTaken, writeSigners } from "./exports";
import { CONVERTING_MILLISECONDS_MAX, isInstalled, pagesOf, sheetAsCsv } from "./independent-readers";
import { createPetition } from "./petition";

import type { AuditEntry } from "@/lib/audit/schema";
import type { Actor, Organizer } from "@/lib/organizers/schema";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { startExport, type StartedExport } from "@/lib/signatures/export/commands";
import { manifestOf } from "@/lib/signatures/export/rules";
import { type ExportFormat, exportFormats, type ExportInput } from "@/lib/signatures/export/schema";

const admin: Organizer = { id: 1, role: "admin", states: null };
const ofTexas: Organizer = { id: 2, role: "organizer", states: ["TX"] };
let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
});

const inputOf = (format: ExportFormat, changed: Partial<ExportInput> = {}): ExportInput => ({
  petition: "harbor",
  state: "",
  reason: "hearing of the committee",
  format,
  ...changed,
});

async function start(by: Actor, input: ExportInput): Promise<StartedExport> {
  const started = await startExport(by, input, startDrawing);
  if (!started.ok) throw new Error(started.refusal);
  return started.value;
}

async function write(by: Actor, input: ExportInput): Promise<{ fileName: string; bytes: Buffer; entry: AuditEntry }> {
  const { fileName, chunks } = await start(by, input);
  const parts: Uint8Array[] = [];
  for (;;) {
    const next = await chunks.next();
    if (next.done) return { fileName, bytes: Buffer.concat(parts), entry: next.value };
    parts.push(next.value);
  }
}

/** The names in a file, of those that a test wrote. */
async function namesIn(format: ExportFormat, bytes: Buffer): Promise<string[]> {
  if (format !== "pdf") return (await readers[format](bytes)).map(({ name }) => name);
  return (await readPdf(bytes)).text.match(/Signer-[a-z]+/g) ?? [];
}

/** The confirmed signatures as the database has them, without what is sealed. */
const stored = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<Omit<ReadSignature, "name" | "comment">>(
      `SELECT id::text, state, zip, upper_district AS upper, lower_district AS lower, confirmed_at AS confirmed
       FROM signature WHERE status = 'confirmed' ORDER BY signature.id`,
    );
    return rows;
  });

describe.each(exportFormats)("behaviour 24: an export as %s", (format) => {
  it("holds only confirmed signatures of the permitted states and of the district", async () => {
    await writeRoster();
    await writeConstituents(petitionId, [
      { name: "Signer-upper", upper: "48001", lower: "48002" },
      { name: "Signer-lower", upper: "48002", lower: "48001" },
      { name: "Signer-nowhere" },
      { name: "Signer-vermont", state: "VT", upper: "50001" },
      { name: "Signer-withdrawn", upper: "48001", status: "withdrawn" },
    ]);
    await writeSigners(petitionId, [
      { state: "TX", status: "removed", name: "Signer-removed" },
      { state: "TX", status: "pending", name: "Signer-pending" },
    ]);
    const exported = async (by: Actor, changed: Partial<ExportInput>) => {
      const { bytes } = await write(by, inputOf(format, changed));
      return namesIn(format, bytes);
    };
    expect(await exported(admin, {})).toEqual(["Signer-upper", "Signer-lower", "Signer-nowhere", "Signer-vermont"]);
    expect(await exported(ofTexas, {})).toEqual(["Signer-upper", "Signer-lower", "Signer-nowhere"]);
    expect(await exported(admin, { state: "VT" })).toEqual(["Signer-vermont"]);
    expect(await exported(admin, { district: "sldu:48001" })).toEqual(["Signer-upper"]);
    expect(await exported(ofTexas, { state: "TX", district: "Senate 1" })).toEqual(["Signer-upper"]);
    expect(await exported(ofTexas, { state: "TX", district: "House 1" })).toEqual(["Signer-lower"]);
    expect(await exported(ofTexas, { district: "sldu:50001" })).toEqual([]);
  });

  it("is logged with who, when, why, filter, rows and hash, and its manifest names the file", async () => {
    await writeConstituents(petitionId, [{ name: "Signer-one", upper: "48001" }, { name: "Signer-two" }]);
    const before = new Date();
    const { fileName, bytes, entry } = await write(ofTexas, inputOf(format, { state: "TX", district: "sldu:48001" }));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const district = { layer: "sldu", geoid: "48001" };
    expect(await auditActions()).toEqual(["export-started", "export-finished"]);
    expect(entry).toMatchObject({
      actor: "organizer:2",
      subject: "petition:harbor",
      detail: {
        format,
        states: ["TX"],
        district,
        reason: "hearing of the committee",
        rows: 1,
        bytes: bytes.length,
        sha256,
      },
    });
    expect(entry.at.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1_000);
    expect(fileName).toMatch(new RegExp(`^harbor-TX-sldu-48001-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    expect(manifestOf(entry)).toMatchObject({
      rows: 1,
      filter: { states: ["TX"], district },
      files: [{ name: fileName, bytes: bytes.length, sha256 }],
    });
  });

  it("without a signature is a whole file", async () => {
    const { bytes, entry } = await write(admin, inputOf(format, { state: "WY" }));
    expect(await namesIn(format, bytes)).toEqual([]);
    expect(entry.detail.rows).toBe(0);
  });
});

describe("behaviour 24: an export as programs that are not ours read it", () => {
  const signers = [
    { name: "Łukasz Żółć", upper: "48001", zip: "00501" },
    { name: "Иван Петров", upper: "48001" },
    { name: "=SUM(1)", upper: "48001" },
  ];

  it("has every confirmed name, the count and its pages in the PDF, by pdftotext", async (context) => {
    if (!isInstalled("pdftotext")) context.skip("pdftotext is not installed");
    await writeConstituents(petitionId, [...signers, { name: "Withdrawn", status: "withdrawn" }]);
    const { bytes } = await write(admin, inputOf("pdf", {}));
    const pages = pagesOf(bytes);
    const text = pages.join(" ").normalize("NFC");
    for (const { name } of signers) expect(text).toContain(name);
    expect(text).not.toContain("Withdrawn");
    expect(pages.map((page) => Number(/Page (\d+)/.exec(page)?.[1]))).toEqual(pages.map((_, place) => place + 1));
  });

  it("has the same rows in the XLSX, by LibreOffice", { timeout: CONVERTING_MILLISECONDS_MAX }, async (context) => {
    if (!isInstalled("soffice")) context.skip("LibreOffice is not installed");
    await writeConstituents(petitionId, signers);
    const { bytes } = await write(admin, inputOf("xlsx", {}));
    const rows: Record<string, string>[] = parse(sheetAsCsv(bytes), { columns: true, bom: true });
    const read = rows.map(({ name, zip, upper_district: upper }) => ({ name, upper, zip }));
    expect(read).toEqual(signers.map(({ zip = "78701", ...signer }) => ({ ...signer, zip })));
  });
});

describe("behaviour 24: an export in any format is refused", () => {
  it.each([
    ["a viewer", { id: 3, role: "viewer", states: null }, {}, "not-allowed"],
    ["an organizer of another state", ofTexas, { state: "VT" }, "not-allowed"],
    ["an unknown state", admin, { state: "XX" }, "no-such-state"],
    ["an unknown petition", admin, { petition: "nothing" }, "no-such-petition"],
    ["a district of another state", admin, { state: "TX", district: "sldu:50001" }, "no-such-district"],
    ["a name that two districts have", admin, { state: "TX", district: "1" }, "no-such-district"],
    ["a name without its state", admin, { district: "Senate 1" }, "no-such-district"],
    ["a district that would be SQL", admin, { district: "sldu:48' OR '1'='1" }, "no-such-district"],
  ] as const)("for %s, and opens and logs nothing", async (_who, by, changed, refusal) => {
    await writeRoster();
    for (const format of exportFormats)
      expect(await startExport(by as Actor, inputOf(format, changed), startDrawing)).toEqual({ ok: false, refusal });
    expect(await slotsTaken()).toBe(0);
    expect(await auditActions()).toEqual([]);
  });
});

it("behaviour 24: an export in any format comes while the database still copies, in small parts, and ends with its reader", async () => {
  await writeSigners(petitionId, signersStillCopied());
  for (const format of exportFormats) {
    const { chunks, leave } = await start(admin, inputOf(format));
    try {
      // The beginning of a file comes before its first rows.
      for (let copiers = 0; copiers === 0; copiers = await copiersNow()) {
        const { done, value } = await chunks.next();
        expect(done).toBe(false);
        expect((value as Uint8Array).length).toBeLessThan(2 ** 20);
      }
    } finally {
      leave();
    }
    await eventually(async () => (await copiersNow()) === 0 && (await slotsTaken()) === 0);
    await eventually(async () => (await auditActions()).at(-1) === "export-cancelled");
  }
});

// What a spreadsheet would run, and what XML, CSV and PDF have a meaning for.
const hostile = [
  '=HYPERLINK("http://example.invalid","x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)",
  "\t=1",
  "\r=1",
  "\uFF1D1",
  ' =1 "quoted", and; more',
  "<f>1</f> _x003D_1",
  ") Tj /JavaScript (x) ET",
];
const writeHostile = async () => {
  await createAdmin();
  await writeConstituents(
    petitionId,
    hostile.map((text) => ({ name: text, comment: text, zip: "00501", upper: "48001" })),
  );
};

describe("names and comments that look like formulas never run, ZIP Codes are text, dates are dates", () => {
  it.each(["csv", "json", "xlsx"] as const)("in %s, with every value that the database has", async (format) => {
    await writeHostile();
    const { bytes } = await write(admin, inputOf(format));
    const read = await readers[format](bytes);
    expect(read.map(({ name: _name, comment: _comment, ...row }) => row)).toEqual(await stored());
    expect(read.map(({ zip }) => zip)).toEqual(hostile.map(() => "00501"));
    // Only CSV has no types, so there an apostrophe stands in front.
    const runs = /^[\s\uFEFF]*[=+\-@\uFF1D]/;
    const expected = hostile.map((text) => (format === "csv" && runs.test(text) ? `'${text}` : text));
    // Some readers of XML make a line feed of a carriage return.
    const asRead = (text: string | null) => (format === "xlsx" ? text?.replaceAll("\r", "\n") : text);
    expect(read.map(({ name }) => asRead(name))).toEqual(expected.map(asRead));
    expect(read.map(({ comment }) => asRead(comment))).toEqual(expected.map(asRead));
    if (format === "csv") for (const { name } of read) expect(name).not.toMatch(runs);
  });

  it("in xlsx every cell is a text or a date, and none a formula", async () => {
    await writeHostile();
    const { bytes } = await write(admin, inputOf("xlsx"));
    const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]!);
    const cells = sheet.match(/<c [^>]*>/g)!;
    expect(cells.length).toBe((hostile.length + 1) * 10);
    for (const cell of cells) expect(cell).toMatch(/^<c r="[A-J]\d+"( t="inlineStr")? s="[12]"\/?>$/);
    expect(sheet).not.toMatch(/<f[ >]/);
  });

  it("in pdf nothing can run or be opened, and every name is printed", async () => {
    await writeHostile();
    const { bytes } = await write(admin, inputOf("pdf"));
    const { text, active } = await readPdf(bytes);
    expect(active).toEqual([]);
    for (const part of ["/JavaScript", "/Launch", "/AA", "/URI", "/EmbeddedFile"])
      expect(bytes.toString("latin1")).not.toContain(part);
    const printed = text.replaceAll(" ", "");
    for (const name of ['=HYPERLINK("http', "+1+cmd|", "-2+3", "@SUM(1+1)", "<f>1</f>_x003D_1", ")Tj/JavaScript(x)ET"])
      expect(printed).toContain(name);
    expect(text.split("00501, TX")).toHaveLength(hostile.length + 1);
    expect(text.split("2026-03-01")).toHaveLength(hostile.length + 1);
  });
});
