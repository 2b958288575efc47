import { z } from "zod";

import { isStateCode } from "../../content/states";
import type { Problem, StateChanges } from "../imports/schema";
import { mayBeOfDay } from "../rules";
import { type ImportKind, importKinds } from "../schema";

/** All files of an upload: the rosters of all states are some ten megabytes, and so is a file of the Census Bureau. */
export const UPLOAD_BYTES_MAX = 32_000_000;
/** One roster for each state, and the territories that have one. */
export const UPLOAD_FILES_MAX = 60;
export const FILE_NAME_LENGTH_MAX = 100;

/** The name of an upload: that of its file, or of the first one and how many more there are. */
export const uploadNameOf = (names: string[]): string =>
  names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? "");

const blank = z.literal("").transform(() => null);

const day = z.iso
  .date()
  .transform((written) => new Date(`${written}T00:00:00Z`))
  .refine((dated) => mayBeOfDay(dated, new Date()));

/** The fields beside the file. A roster needs its day, because that decides who is shown as sitting; an upload has lost it. */
export const uploadInput = z
  .object({
    kind: z.enum(importKinds),
    state: blank.or(z.string().max(2).refine(isStateCode)).default(null),
    dated: blank.or(day).default(null),
    plan: blank.or(z.string().regex(/^20\d\d$/)).default(null),
    source: z.string().max(200).default(""),
    partial: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  })
  .refine(({ kind, dated }) => kind !== "lawmakers" || dated !== null, { path: ["dated"] });
export type UploadInput = z.infer<typeof uploadInput>;

export type UploadStatus = "checking" | "checked" | "importing" | "imported" | "refused";

/** What the worker found: what changes, or why the file is refused. */
export type UploadResult =
  | { changes: StateChanges[]; warnings: string[]; rows: number; version: string; dated: string }
  | { problems: Problem[]; more: boolean };

export interface Upload {
  id: number;
  kind: ImportKind;
  name: string;
  status: UploadStatus;
  bytes: number;
  bytesRead: number;
  result: UploadResult | null;
  actor: string;
  createdAt: Date;
}

/** The id of an upload in a path, or null where it is none. */
export const uploadIdOf = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
