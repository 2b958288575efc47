import { z } from "zod";

import { checkedOn, localized, source, text } from "../../content/schema";
import { isStateCode } from "../../content/states";
import { plainText } from "../writing/schema";

/** What organizers write of a state edition: its texts, its sources and the date of check. The rest comes from the files. */
export const editionEdit = localized(z.strictObject({ summary: text, ask: text, instrument: text.nullable() })).extend({
  sources: z.array(source).min(1),
  lastChecked: checkedOn,
});
export type EditionEdit = z.infer<typeof editionEdit>;

export const editionFields = [
  "summaryEn",
  "summaryEs",
  "askEn",
  "askEs",
  "instrumentEn",
  "instrumentEs",
  "sources",
  "lastChecked",
] as const;
export type EditionField = (typeof editionFields)[number];
export type EditionFields = Record<EditionField, string>;

// The limit of one text of the content.
const TEXT_MAX = 1_200;
const SOURCES_MAX = 6_000;
const MONTH_MAX = 7;

/** The state of a form, which a page binds to an action. */
export const editionState = z.string().toUpperCase().refine(isStateCode);

/** The basis is the hash of the edition upon which the form was opened, in hex, or `none`. */
export const editionInput = z.object({
  summaryEn: plainText(TEXT_MAX).pipe(z.string().min(2, "Say what the law is, in English")),
  summaryEs: plainText(TEXT_MAX).pipe(z.string().min(2, "Say what the law is, in Spanish")),
  askEn: plainText(TEXT_MAX).pipe(z.string().min(2, "Say what is asked, in English")),
  askEs: plainText(TEXT_MAX).pipe(z.string().min(2, "Say what is asked, in Spanish")),
  instrumentEn: plainText(TEXT_MAX),
  instrumentEs: plainText(TEXT_MAX),
  sources: plainText(SOURCES_MAX).pipe(z.string().min(1, "Name at least one source")),
  lastChecked: plainText(MONTH_MAX).pipe(
    z.string().refine((typed) => checkedOn.safeParse(typed).success, "Enter the month of the check, like 2026-11"),
  ),
  basis: z.string().regex(/^([0-9a-f]{64}|none)$/),
});
export type EditionInput = z.infer<typeof editionInput>;
