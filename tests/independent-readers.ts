// Programs that are not ours and read our files. They are optional: a test says in a word that one is missing.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The most that one conversion takes where the machine has much else to do. */
export const CONVERTING_MILLISECONDS_MAX = 120_000;

/** Whether a program can be started here. */
export const isInstalled = (program: "pdftotext" | "soffice"): boolean =>
  spawnSync(program, [program === "soffice" ? "--version" : "-v"]).error === undefined;

/** The text of each page of a PDF, as pdftotext (Poppler) reads it. */
export function pagesOf(pdf: Uint8Array): string[] {
  const { stdout, status, stderr } = spawnSync("pdftotext", ["-enc", "UTF-8", "-", "-"], { input: pdf });
  if (status !== 0) throw new Error(stderr.toString("utf8"));
  // A form feed ends each page.
  return stdout.toString("utf8").split("\f").slice(0, -1);
}

/** The first sheet of an XLSX file as CSV, as LibreOffice writes it: cells as they are shown. */
export function sheetAsCsv(xlsx: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), "safe-harbor-sheet-"));
  try {
    const file = path.join(folder, "sheet.xlsx");
    writeFileSync(file, xlsx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    // UTF-8, with quotes around texts.
    const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false";
    const options = ["--headless", "--norestore", profile, "--convert-to", filter, "--outdir", folder, file];
    const { status, stderr } = spawnSync("soffice", options, { timeout: CONVERTING_MILLISECONDS_MAX });
    if (status !== 0) throw new Error(stderr.toString("utf8"));
    return readFileSync(path.join(folder, "sheet.csv"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
