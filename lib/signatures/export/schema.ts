import { z } from "zod";

import { layers } from "../../lawmakers/schema";

export const exportFormats = ["csv", "xlsx", "pdf", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A district as signatures have it: the Census layer and the GEOID. */
export const districtKey = z.object({ layer: z.enum(layers), geoid: z.string() });
export type DistrictKey = z.infer<typeof districtKey>;

/** One confirmed signature, opened. */
export interface OpenedSignature {
  id: string;
  name: string;
  state: string;
  zip: string;
  upperDistrict: string | null;
  lowerDistrict: string | null;
  districtMethod: string;
  /** What the signer lets the site show in public. Files for lawmakers have every name, and say this of it. */
  display: "hidden" | "initials" | "name";
  signedAt: Date;
  /** Null on paper, where nobody confirms by email. */
  confirmedAt: Date | null;
  comment: string | null;
  /** What a line on paper has; null for an online signature. Undefined in files that have online signatures alone. */
  paper?: { street: string; sheet: string } | null;
}

/** Counts of the signatures in a file. */
export interface SignatureSummary {
  rows: number;
  versions: number[];
  /** By month of confirming, such as "2026-03", the earliest first: in the time zone of the state, or in UTC where there may be several. */
  months: { month: string; count: number }[];
  /** By GEOID of the Census layer; null for signatures whose district is unknown. */
  upper: DistrictCount[];
  lower: DistrictCount[];
}

export interface DistrictCount {
  geoid: string | null;
  count: number;
}

/** What a PDF says apart from its signatures (drawings/packet). All texts are complete. */
export interface DrawnDocument {
  title: string;
  /** The cover letter of a packet. An export has none, and neither recipient, district nor code. */
  letter: string | null;
  recipient: string | null;
  district: string | null;
  petition: string;
  state: string;
  cutOff: Date;
  /** The day of the cut-off with its time zone: "November 28, 2026 (CST)". */
  countedBy: string;
  /** The day of the earlier delivery whose signatures are left out; null where all are here. */
  since: string | null;
  /** Of the online signatures. */
  summary: SignatureSummary;
  /** How many lines on paper follow the online signatures. */
  paper: number;
  /** The names of the districts by `layer:geoid`, such as "Senate 14". */
  districtNames: Map<string, string>;
  verification: { code: string; url: string; version: number } | null;
  author: string;
}

/** Begins the drawing of a PDF. lib/ draws nothing, so the caller passes it. */
export type StartDrawing = (document: DrawnDocument) => SignatureDrawing;

/** A PDF that is drawn as its rows come (drawings/packet). Rows are bytes of JSON, one a line, that `drawnRow` wrote. */
export interface SignatureDrawing {
  /** Returns the bytes that are ready. */
  add: (rows: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  finish: () => Promise<Uint8Array>;
  /** Must be called once in every case. */
  stop: () => Promise<void>;
}

export const REASON_LENGTH_MAX = 200;

/** The input of the console's form and of the command line. An empty state means every state that may be read. */
export const exportInput = z.object({
  petition: z.string().trim().min(1, "Choose a petition").max(60, "Choose a petition from the list"),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, "Choose a state from the list"),
  /** `sldl:48049`, or the name of a district of the state, such as "House 49" or "49". Empty means no district. */
  district: z.string().trim().max(60, "Choose a district from the list").default(""),
  reason: z
    .string()
    .trim()
    .min(3, "Say what the file is for")
    .max(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`),
});

/** The input with its format, which is the button of the form or an option of the command line. */
export type ExportInput = Omit<z.output<typeof exportInput>, "district"> & {
  district?: string;
  format: ExportFormat;
  /** The key of the program that asks for it, for the log. */
  apiKey?: number;
};

/** The details of a finished export in the log. */
export const exportRecord = z.object({
  export: z.uuid(),
  format: z.enum(exportFormats),
  states: z.array(z.string()).nullable(),
  /** Older entries have none. */
  district: districtKey.nullable().default(null),
  reason: z.string(),
  versions: z.array(z.int()),
  cutOff: z.iso.datetime(),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.hash("sha256"),
});

export type ExportRecord = z.infer<typeof exportRecord>;

/** `manifest.json`, with which anyone can check that a file is complete and genuine. */
export interface ExportManifest {
  petition: string;
  /** The newest version that one of these signatures signed; `versions` has all of them. */
  version: number | null;
  versions: number[];
  filter: { status: "confirmed"; states: string[] | "all"; district?: DistrictKey };
  cutOff: string;
  rows: number;
  files: { name: string; bytes: number; sha256: string }[];
  verificationCode: string;
  logEntry: number;
}

/** A finished export: its manifest, its end, its actor and its reason. */
export interface FinishedExport extends ExportManifest {
  at: Date;
  actor: string;
  reason: string;
}
