import type { AuditEntry } from "../../audit/schema";
import { type DistrictKey, type ExportFormat, type ExportManifest, exportRecord } from "./schema";

// A name with more states would be too long.
const STATES_NAMED_MAX = 4;

/** Whether a text has the form of a Census GEOID: two digits of the state, then what counts as digits there. */
export const isGeoid = (text: string): boolean => /^[0-9]{2}[0-9A-Z-]{1,10}$/.test(text);

/** The district that `layer:geoid` names, or null. */
export function readDistrictKey(text: string): DistrictKey | null {
  const [layer, geoid = ""] = text.split(":");
  return (layer === "sldu" || layer === "sldl") && isGeoid(geoid) ? { layer, geoid } : null;
}

interface FileNameParts {
  petition: string;
  states: string[] | null;
  district: DistrictKey | null;
  cutOff: Date;
  format: ExportFormat;
}

/** The name of a file: petition, states, district, day of the snapshot. */
export function exportFileName({ petition, states, district, cutOff, format }: FileNameParts): string {
  const named =
    states === null ? "all-states" : states.length > STATES_NAMED_MAX ? `${states.length}-states` : states.join("-");
  const place = district ? `${named}-${district.layer}-${district.geoid}` : named;
  return `${petition}-${place}-${cutOff.toISOString().slice(0, 10)}.${format}`;
}

/**
 * The manifest of a finished export, from its entry in the log. The verification code is the start of the entry's hash, so
 * any change of this or an earlier entry changes the code. Null for an entry of another kind.
 */
export function manifestOf({ id, action, subject, detail, hash }: AuditEntry): ExportManifest | null {
  const record = exportRecord.safeParse(detail);
  if (action !== "export-finished" || !record.success) return null;
  const { format, states, district, versions, cutOff, rows, bytes, sha256 } = record.data;
  const petition = subject.replace(/^petition:/, "");
  const name = exportFileName({ petition, states, district, cutOff: new Date(cutOff), format });
  return {
    petition,
    version: versions.at(-1) ?? null,
    versions,
    filter: { status: "confirmed", states: states ?? "all", ...(district && { district }) },
    cutOff,
    rows,
    files: [{ name, bytes, sha256 }],
    verificationCode: verificationCode(hash),
    logEntry: Number(id),
  };
}

/** Sixteen characters in groups of four, such as `9F31-AB02-77C4-D015`. */
function verificationCode(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex").slice(0, 16).toUpperCase().match(/.{4}/g)!.join("-");
}
