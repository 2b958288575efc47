import { z } from "zod";

import { localized, words } from "../schema";

const day = z.iso.date();
const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** One thing that this site said and that was wrong. */
const entry = z.strictObject({
  id: key,
  day,
  /** The page, as `/facts`. */
  page: z.string().regex(/^\/[a-z0-9-]*(\/[a-z0-9-]+)*(#[a-z0-9-]+)?$/),
  was: words,
  is: words,
  /** How we found out. */
  how: words,
  source: z.strictObject({ title: words, url: z.url({ protocol: /^https?$/ }) }).nullable(),
});
export type Correction = z.infer<typeof entry>;

const log = z.strictObject({
  title: words,
  description: words,
  heading: words,
  paragraphs: z.array(words).min(1),
  /** Up to which day the log is complete. */
  complete: day,
  corrections: z.array(entry),
});
export type CorrectionLog = z.infer<typeof log>;

export const correctionLogs = localized(log);
