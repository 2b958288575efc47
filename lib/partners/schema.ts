import { z } from "zod";

import { textOfAtMost } from "../organizers/schema";
import { petitionSlug } from "../petitions/schema";

// The limits of the columns.
export const NAME_LENGTH_MAX = 120;
export const ORIGINS_MAX = 5;
// All of them stand in one header where a frame names no partner, and proxies take headers of some kilobytes.
export const PARTNERS_MAX = 200;
export const ORIGINS_OF_ALL_MAX = 60;
const ORIGIN_LENGTH_MAX = 100;
export const CODES_MAX = 50;
const CODE_LENGTH_MAX = 40;

/** Codes of the links that the site makes itself, which no partner can have. */
const OWN_CODES = /^(?:share-.*|poster|paper|import)$/;

const tooLong = `Use at most ${NAME_LENGTH_MAX} characters`;
const name = textOfAtMost(NAME_LENGTH_MAX, tooLong).trim().min(1, "Write a name that your colleagues recognize");
const label = textOfAtMost(NAME_LENGTH_MAX, tooLong).trim().min(1, "Write where this link will stand");

const code = textOfAtMost(200, `Use at most ${CODE_LENGTH_MAX} characters`)
  .trim()
  .toLowerCase()
  .refine((text) => new RegExp(`^[a-z0-9-]{1,${CODE_LENGTH_MAX}}$`).test(text), {
    error: `Use small letters, digits and hyphens, at most ${CODE_LENGTH_MAX}, like church-newsletter`,
    abort: true,
  })
  .refine((text) => !OWN_CODES.test(text), "The site uses this code for its own links. Choose another");

/**
 * The origin that a person means by the URL of a website, as browsers write it: `https://example.org`. Null where it is none.
 * Plain http is for partners who try it on their own machine.
 */
export function originIn(text: string): string | null {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || url.username || url.password || url.origin.length > ORIGIN_LENGTH_MAX) return null;
  const isLocal = /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (!/^[a-z0-9.-]+$/.test(url.hostname) || !(isLocal || url.hostname.includes("."))) return null;
  return url.protocol === "https:" || (isLocal && url.protocol === "http:") ? url.origin : null;
}

const originsHint = "Write one website on each line, like https://www.example.org";

/** The websites of a partner, one on each line. */
const origins = textOfAtMost(2_000, originsHint).transform((text, context) => {
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const found = lines.map(originIn);
  if (found.some((origin) => origin === null)) context.addIssue(originsHint);
  else if (new Set(found).size > ORIGINS_MAX) context.addIssue(`A partner can have ${ORIGINS_MAX} websites`);
  else return [...new Set(found as string[])];
  return z.NEVER;
});

export const partnerInput = z.object({ name });
export const originsInput = z.object({ origins });
export const codeInput = z.object({ code, label, petition: petitionSlug });
export type CodeInput = z.infer<typeof codeInput>;
export const labelInput = z.object({ label });
// The limit of the column.
export const partnerIdInput = z.coerce.number().pipe(z.int32().positive());

export interface SourceCode {
  code: string;
  label: string;
  /** The slug of the petition that its link leads to. */
  petition: string;
  petitionId: number;
  retiredAt: Date | null;
}

export interface Partner {
  id: number;
  name: string;
  origins: string[];
  createdAt: Date;
  retiredAt: Date | null;
  /** The newest first. */
  codes: SourceCode[];
}
