import type { OpenedSignature } from "./schema.ts";

// A row begins with the comma after the one before, so that rows can be written apart from each other.
const ROW_START = ",\n";

export const JSON_START = '{"signatures":[';
export const JSON_END = "\n]}\n";

/** A signature as JSON, with the names of the CSV's columns. */
export const jsonRow = (row: OpenedSignature): string =>
  ROW_START +
  JSON.stringify({
    signature_id: row.id,
    name: row.name,
    state: row.state,
    zip: row.zip,
    upper_district: row.upperDistrict,
    lower_district: row.lowerDistrict,
    district_method: row.districtMethod,
    signed_at: row.signedAt,
    confirmed_at: row.confirmedAt,
    comment: row.comment,
  });

/** The rows of the first batch of a file, without the comma before the first. */
export const firstJsonRows = (rows: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => rows.subarray(1);

/** What the drawing of a PDF needs of a signature: the same rows, with how it may be shown in public. */
export const drawnRow = (row: OpenedSignature): string => `${JSON.stringify(row)}\n`;
