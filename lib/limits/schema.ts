import { z } from "zod";

/** How often one thing may be done by one source. */
export interface Limit {
  max: number;
  windowMilliseconds: number;
}

export const BANNER_LENGTH_MAX = 300;

/** What operators can switch while the site runs. Anything unset has its default. */
export const switchesSchema = z.object({
  "signing-paused": z.boolean().default(false),
  "mail-paused": z.boolean().default(false),
  /** Set by the mail service's quota answers, not by people. */
  "mail-paused-until": z.iso.datetime().nullable().default(null),
  banner: z
    .object({
      en: z.string().trim().min(1).max(BANNER_LENGTH_MAX),
      es: z.string().trim().min(1).max(BANNER_LENGTH_MAX),
    })
    .nullable()
    .default(null),
});

export type StoredSwitches = z.infer<typeof switchesSchema>;
export type SwitchKey = keyof StoredSwitches;

export interface Switches {
  signingPaused: boolean;
  mailPaused: boolean;
  mailPausedUntil: Date | null;
  banner: { en: string; es: string } | null;
}
