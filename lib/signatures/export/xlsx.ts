import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

import { rowsBefore, sheetHeading } from "./sheet-row";

const NAMESPACE = "http://schemas.openxmlformats.org";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
// Zip files have dates in the local time of nobody. A fixed one makes equal rows equal bytes.
const MADE = new Date(2000, 0, 1);
// Level 6 takes three times as long and saves a tenth.
const DEFLATE_LEVEL = 3;

const encoder = new TextEncoder();

// docs: ECMA-376 part 1, 18.8. The formats are: general, date and time, text.
const STYLES = `${XML}<styleSheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/></cellXfs></styleSheet>`;
const SHEET_START = `${XML}<worksheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="14" customWidth="1"/><col min="2" max="2" width="32" customWidth="1"/><col min="3" max="7" width="14" customWidth="1"/><col min="8" max="9" width="20" customWidth="1"/><col min="10" max="10" width="80" customWidth="1"/><col min="11" max="11" width="10" customWidth="1"/><col min="12" max="13" width="32" customWidth="1"/></cols><sheetData>`;
const SHEET_END = "</sheetData></worksheet>";

/**
 * Writes a workbook of Office Open XML as its rows come, in bounded memory. Each call returns the bytes that are ready. A
 * sheet that is full is followed by another one.
 */
export class Workbook {
  private readonly zip: Zip;
  private ready: Uint8Array[] = [];
  private sheet: ZipDeflate | undefined;
  private sheets = 0;
  private rowsInSheet = 0;

  /** `withPaper` says whether its rows have the columns of lines on paper. */
  constructor(private readonly withPaper = false) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error;
      this.ready.push(bytes);
    });
  }

  /** Adds rows that `sheetRow` wrote, with the numbers that follow from `rowsBefore`. */
  add(rows: Uint8Array, count: number): Uint8Array {
    if (!this.sheet || rowsBefore(this.rowsInSheet, count) < this.rowsInSheet) this.startSheet();
    this.sheet!.push(rows);
    this.rowsInSheet += count;
    return this.take();
  }

  /** Ends the workbook. One without rows has a sheet with its heading. */
  finish(): Uint8Array {
    if (!this.sheet) this.startSheet();
    this.endSheet();
    const sheets = Array.from({ length: this.sheets }, (_, index) => index + 1);
    this.addPart("[Content_Types].xml", contentTypes(sheets));
    this.addPart("_rels/.rels", RELATIONS);
    this.addPart("xl/workbook.xml", workbook(sheets));
    this.addPart("xl/_rels/workbook.xml.rels", workbookRelations(sheets));
    this.addPart("xl/styles.xml", STYLES);
    this.zip.end();
    return this.take();
  }

  private startSheet() {
    this.endSheet();
    this.sheets += 1;
    this.rowsInSheet = 0;
    this.sheet = new ZipDeflate(`xl/worksheets/sheet${this.sheets}.xml`, { level: DEFLATE_LEVEL });
    this.sheet.mtime = MADE;
    this.zip.add(this.sheet);
    this.sheet.push(encoder.encode(SHEET_START + sheetHeading(this.withPaper)));
  }

  private endSheet() {
    this.sheet?.push(encoder.encode(SHEET_END), true);
  }

  private addPart(name: string, xml: string) {
    const part = new ZipPassThrough(name);
    part.mtime = MADE;
    this.zip.add(part);
    part.push(encoder.encode(xml), true);
  }

  private take(): Uint8Array {
    return Buffer.concat(this.ready.splice(0));
  }
}

const RELATIONS = `${XML}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const contentTypes = (sheets: number[]) =>
  `${XML}<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets
    .map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join("")}</Types>`;

const workbook = (sheets: number[]) =>
  `${XML}<workbook xmlns="${NAMESPACE}/spreadsheetml/2006/main" xmlns:r="${NAMESPACE}/officeDocument/2006/relationships"><sheets>${sheets
    .map(
      (number) => `<sheet name="Signatures${number > 1 ? ` ${number}` : ""}" sheetId="${number}" r:id="rId${number}"/>`,
    )
    .join("")}</sheets></workbook>`;

const workbookRelations = (sheets: number[]) =>
  `${XML}<Relationships xmlns="${NAMESPACE}/package/2006/relationships">${sheets
    .map(
      (number) =>
        `<Relationship Id="rId${number}" Type="${NAMESPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`,
    )
    .join(
      "",
    )}<Relationship Id="rId${sheets.length + 1}" Type="${NAMESPACE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`;
