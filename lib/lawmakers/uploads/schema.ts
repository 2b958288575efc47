import { z } from "zod";

import { isStateCode } from "../../content/states";
import type { Problem, StateChanges } from "../imports/schema";
import { type ImportKind, importKinds } from "../schema";

/** A roster of a state has some hundred kB, the list of all districts half a megabyte. */
export const UPLOAD_BYTES_MAX = 2_000_000;

const blank = z.literal("").transform(() => null);

/** The fields beside the file. */
export const uploadInput = z.object({
  kind: z.enum(importKinds),
  state: blank.or(z.string().max(2).refine(isStateCode)).default(null),
  dated: blank.or(z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`))).default(null),
  plan: blank.or(z.string().regex(/^20\d\d$/)).default(null),
  source: z.string().max(200).default(""),
  partial: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
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
