import { mailboxProviders, type MailboxProvider } from "../../mailbox-provider";
import { addMilliseconds, DAY, HOUR } from "../../time";
import { BOARD_HOURS, type BoardCounts, type BoardRow } from "./schema";

const NOTHING: BoardCounts = { sent: 0, delivered: 0, bounced: 0, complained: 0, asked: 0, confirmed: 0 };
const fields = Object.keys(NOTHING) as (keyof BoardCounts)[];

const sumOf = (rows: BoardCounts[]): BoardCounts =>
  Object.fromEntries(
    fields.map((field) => [field, rows.reduce((sum, row) => sum + row[field], 0)]),
  ) as unknown as BoardCounts;

/** The sums of each provider that got emails, in their order. */
export const byProvider = (rows: BoardRow[]) =>
  mailboxProviders.flatMap((provider) => {
    const own = rows.filter((row) => row.provider === provider);
    return own.length === 0 ? [] : [{ provider, ...sumOf(own) }];
  });

/** The sums of each of the last hours, the newest first, also of those without emails. */
export function byHour(rows: BoardRow[], now: Date) {
  const current = Math.floor(now.getTime() / HOUR) * HOUR;
  return Array.from({ length: BOARD_HOURS }, (_, back) => {
    const hour = new Date(current - back * HOUR);
    return { hour, ...sumOf(rows.filter((row) => row.hour.getTime() === hour.getTime())) };
  });
}

// With fewer emails than this, a rate is chance.
const ASKED_MIN = 50;
// People confirm within an hour or two. Newer emails would make every provider look worse than before.
const SETTLING_MILLISECONDS = 2 * HOUR;
const FALL = 0.5;

export interface FallenProvider {
  provider: MailboxProvider;
  /** The parts that were confirmed, from 0 to 1. */
  before: number;
  lately: number;
}

/** Providers whose people confirm less than half as often in the last day as in the day before. */
export function fallenProviders(rows: BoardRow[], now: Date): FallenProvider[] {
  const settled = addMilliseconds(now, -SETTLING_MILLISECONDS);
  const dayAgo = addMilliseconds(now, -DAY);
  return mailboxProviders.flatMap((provider) => {
    const own = rows.filter((row) => row.provider === provider && row.hour <= settled);
    const [old, recent] = [
      sumOf(own.filter(({ hour }) => hour < dayAgo)),
      sumOf(own.filter(({ hour }) => hour >= dayAgo)),
    ];
    if (old.asked < ASKED_MIN || recent.asked < ASKED_MIN) return [];
    const [before, lately] = [old.confirmed / old.asked, recent.confirmed / recent.asked];
    return lately < before * FALL ? [{ provider, before, lately }] : [];
  });
}
