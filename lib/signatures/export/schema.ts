import { z } from "zod";

export const exportFormats = ["csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const REASON_LENGTH_MAX = 200;

/** What the console's form and the command line ask for. An empty state means every state that may be read. */
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

/** What is asked for. The format is the form's button or the command line's option, so it is not among its fields. */
export type ExportInput = z.output<typeof exportInput> & { format: ExportFormat };

/** What the log keeps of a finished export. */
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

/** `manifest.json`: what a file claims to be, so that anyone can check that it is whole and genuine. */
export interface ExportManifest {
  petition: string;
  /** The newest text that one of these signatures signed; `versions` names all of them. */
  version: number | null;
  versions: number[];
  filter: { status: "confirmed"; states: string[] | "all" };
  cutOff: string;
  rows: number;
  files: { name: string; bytes: number; sha256: string }[];
  verificationCode: string;
  logEntry: number;
}

/** A finished export: what its manifest says, when it ended, who made it and what for. */
export interface FinishedExport extends ExportManifest {
  at: Date;
  actor: string;
  reason: string;
}
