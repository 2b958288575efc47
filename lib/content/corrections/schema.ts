import { z } from "zod";

import { localized, text } from "../schema";

const day = z.iso.date();
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One statement of this site that was wrong. */
const entry = z.strictObject({
  id: key,
  day,
  /** The path of the page, such as `/facts`. */
  page: z.string().regex(/^\/[a-z0-9-]*(\/[a-z0-9-]+)*(#[a-z0-9-]+)?$/),
  was: text,
  is: text,
  /** How we found out. */
  how: text,
  source: z.strictObject({ title: text, url: z.url({ protocol: /^https?$/ }) }).nullable(),
});
export type Correction = z.infer<typeof entry>;

const log = z.strictObject({
  title: text,
  description: text,
  heading: text,
  paragraphs: z.array(text).min(1),
  /** The day up to which the log is complete. */
  complete: day,
  corrections: z.array(entry),
});
export type CorrectionLog = z.infer<typeof log>;

export const correctionLogs = localized(log);
