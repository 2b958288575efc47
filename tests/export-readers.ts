// The files of an export, read by readers that are not ours.
import { parse } from "csv-parse/sync";
import readExcel from "read-excel-file/node";
import { getDocumentProxy } from "unpdf";

import type { ExportFormat } from "../lib/signatures/export/schema.ts";

/** A signature as a file has it. */
export interface ReadSignature {
  id: string;
  name: string;
  state: string;
  zip: string;
  upper: string | null;
  lower: string | null;
  confirmed: Date;
  comment: string | null;
}

/** The signatures of a file that has columns or fields. */
export const readers: Record<Exclude<ExportFormat, "pdf">, (bytes: Buffer) => Promise<ReadSignature[]>> = {
  async csv(bytes) {
    const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
    return rows.map((row) => signatureOf(row, (text) => new Date(text)));
  },
  async json(bytes) {
    const { signatures } = JSON.parse(bytes.toString("utf8")) as { signatures: Record<string, string>[] };
    return signatures.map((row) => signatureOf(row, (text) => new Date(text)));
  },
  async xlsx(bytes) {
    const [sheet] = (await readExcel(bytes, { trim: false })) as unknown as { data: unknown[][] }[];
    const [heading, ...rows] = sheet!.data;
    return rows.map((row) =>
      signatureOf(Object.fromEntries(row.map((cell, column) => [String(heading![column]), cell])), asDate),
    );
  },
};

// Only a cell with the format of a date is read as one.
function asDate(cell: unknown): Date {
  if (!(cell instanceof Date)) throw new Error(`${String(cell)} is no date`);
  return cell;
}

function signatureOf(row: Record<string, unknown>, date: (cell: never) => Date): ReadSignature {
  const text = (name: string) => {
    const cell = row[name];
    if (typeof cell !== "string") throw new Error(`${name} is no text: ${String(cell)}`);
    return cell;
  };
  const textOrNull = (name: string) => (row[name] === null || row[name] === "" ? null : text(name));
  return {
    id: text("signature_id"),
    name: text("name"),
    state: text("state"),
    zip: text("zip"),
    upper: textOrNull("upper_district"),
    lower: textOrNull("lower_district"),
    confirmed: date(row.confirmed_at as never),
    comment: textOrNull("comment"),
  };
}

/** The text of a PDF, and the names of everything in it that could run or be opened. */
export async function readPdf(bytes: Buffer): Promise<{ text: string; active: unknown[] }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  let text = "";
  const active: unknown[] = [await pdf.getJSActions(), await pdf.getOpenAction(), await pdf.getAttachments()];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    active.push(...(await page.getAnnotations()));
    const { items } = await page.getTextContent();
    text += items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join("");
  }
  return { text: text.replace(/\s+/g, " "), active: active.filter((each) => each !== null) };
}
