import { z } from "zod";

export const exportFormats = ["csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const REASON_LENGTH_MAX = 200;

/** The input of the console's form and of the command line. An empty state means every state that may be read. */
export const exportInput = z.object({
  petition: z.string().trim().min(1, "Choose a petition").max(60, "Choose a petition from the list"),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^([A-Z]{2})?$/, "Choose a state from the list"),
  reason: z
    .string()
    .trim()
    .min(3, "Say what the file is for")
    .max(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`),
});

/** The input with its format, which is the button of the form or an option of the command line. */
export type ExportInput = z.output<typeof exportInput> & { format: ExportFormat };

/** The details of a finished export in the log. */
export const exportRecord = z.object({
  export: z.uuid(),
  format: z.enum(exportFormats),
  states: z.array(z.string()).nullable(),
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
  filter: { status: "confirmed"; states: string[] | "all" };
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
