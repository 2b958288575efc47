import { z } from "zod";

import { locales } from "../../locale";
import { textOfAtMost } from "../../organizers/schema";
import { petitionSlug } from "../../petitions/schema";

// At the pace of asking, some seventeen hours. Longer lists come as several files.
export const LIST_ROWS_MAX = 20_000;
// lib/http/posts.ts has the same number with the rest of the form; a test compares them.
export const LIST_BYTES_MAX = 8_000_000;
export const COLUMNS_MAX = 100;
export const CELLS_CHARACTERS_MAX = 10_000;
export const FAULTS_SHOWN_MAX = 100;
export const ORIGIN_LENGTH_MAX = 200;

const originHint = `Write where and when these people signed, in at most ${ORIGIN_LENGTH_MAX} characters. The email says it`;

/** The fields beside the file. Nobody is asked by an organizer who does not say that the people agreed. */
export const listInput = z.object({
  petition: petitionSlug,
  origin: textOfAtMost(ORIGIN_LENGTH_MAX, originHint)
    .transform((text) => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim())
    .pipe(z.string().min(1, originHint)),
  locale: z.enum(locales),
  agreed: z.literal("on", "Say that these people agreed to be written to about this petition"),
});
export type ListInput = z.infer<typeof listInput>;

/** What a column of a list can hold. A name is in one column or in two. */
export const listFields = ["email", "name", "first", "last", "zip", "state"] as const;
export type ListField = (typeof listFields)[number];

const column = z
  .literal("")
  .transform(() => null)
  .or(z.coerce.number().int().min(0).max(COLUMNS_MAX));

/** Which column, from 0, holds what. Null is none. */
export const mappingInput = z
  .object({ email: column, name: column, first: column, last: column, zip: column, state: column })
  .refine(({ email }) => email !== null, { path: ["email"], message: "Nobody can be asked without an email address" })
  .refine(({ name, first, last }) => name !== null || first !== null || last !== null, {
    path: ["name"],
    message: "Choose the column with the name, or those with its parts",
  })
  .refine(({ zip }) => zip !== null, { path: ["zip"], message: "A signature needs a ZIP Code" });
export type Mapping = Record<ListField, number | null>;

export const listIdInput = z.coerce.number().pipe(z.int32().positive());

/** What the check found. The numbers of people who are not asked are by the first reason that fits. */
export interface ListResult {
  ready: number;
  faulty: number;
  /** The same mailbox again in the list. */
  double: number;
  signed: number;
  /** Asked by an earlier list, or with a form of their own that waits. */
  asked: number;
  suppressed: number;
  blocked: number;
  /** The first faulty lines. */
  faults: { line: number; fault: string }[];
}

export type ListStatus = "uploaded" | "checking" | "checked" | "asking" | "done" | "cancelled";

export interface SignerList {
  id: number;
  petitionId: number;
  status: ListStatus;
  origin: string;
  locale: string;
  header: string[];
  mapping: Mapping;
  rows: number;
  line: number;
  result: ListResult | null;
  asked: number;
  createdAt: Date;
}
