import { z } from "zod";

export const exportFormats = ["csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const REASON_LENGTH_MAX = 200;

/** What the console's form and the command line ask for. An empty state means every state that may be read. */
export const exportInput = z.object({
  petition: z.string().trim().min(1, "Choose a petition").max(60, "Choose a petition from the list"),
  state: z.string().trim().toUpperCase().regex(/^([A-Z]{2})?$/, "Choose a state from the list"),
  reason: z.string().trim().min(3, "Say what the file is for").max(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`),
});

export type ExportInput = z.infer<typeof exportInput>;

/** What was asked for: known before the first row is read. */
export interface ExportScope {
  petitionId: number;
  petitionSlug: string;
  /** Null means every state. */
  states: string[] | null;
  format: ExportFormat;
  reason: string;
}

/** What a finished file holds, as the log keeps it. */
export interface ExportOutcome {
  versions: number[];
  cutOff: string;
  rows: number;
  bytes: number;
  sha256: string;
}

/** `manifest.json`: what a file claims to be, so that anyone can check that it is whole and genuine. */
export interface ExportManifest {
  petition: string;
  version: number | null;
  versions: number[];
  filter: { status: "confirmed"; states: string[] | "all" };
  cutOff: string;
  rows: number;
  files: { name: string; bytes: number; sha256: string }[];
  verificationCode: string;
  logEntry: number;
}
