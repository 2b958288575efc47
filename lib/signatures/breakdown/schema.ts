/** The steps from a form to a signature that stays. */
export const funnelSteps = ["signed", "sent", "delivered", "confirmed", "withdrawn"] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/**
 * The days of forms in the funnel. Unconfirmed forms are deleted later than that, so none is missing, and most people confirm
 * within hours.
 */
export const FUNNEL_DAYS = 7;

/** The value of signatures without a source code. No code has this form. */
export const NO_SOURCE = "(none)";

/** Codes can be made up in any number, so only the most frequent of each petition are counted, and those that have a name. */
export const SOURCES_MAX = 100;

export interface Breakdown {
  /** When it was counted; null before the first time. */
  countedAt: Date | null;
  funnel: Record<FunnelStep, number>;
  /** The most frequent first. */
  locales: { value: string; count: number }[];
  sources: { value: string; count: number }[];
}
