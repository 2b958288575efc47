import { formatDay, formatNumber } from "@/i18n/format";
import { addMilliseconds, DAY } from "@/lib/time";
import { Figures } from "./figures";

interface NumberFiguresProps {
  total: number;
  today: number;
  goal: number;
  emails: { waiting: number; oldestSeconds: number; failed: number };
  /** The difference between the tally and the signatures. */
  gap: number;
  /** The pace of the last seven full days. */
  pace: { perDay: number; daysToGoal: number | null };
  now: Date;
  /** Whether the total counts some states only. */
  limited: boolean;
}

const shown = (number: number) => formatNumber("en", number);

// The worker sends within seconds. After ten minutes the worker or the mail service must be in trouble.
export const WAITING_MINUTES_ALARMING = 10;

/** When the goal would be reached, said as what it is: no promise. */
function forecastOf(isReached: boolean, daysToGoal: number | null, now: Date): string {
  if (isReached) return "the goal is reached";
  if (daysToGoal === null) return "too slow to say when the goal is reached";
  return `if it stays so, the goal is reached about ${formatDay("en", addMilliseconds(now, daysToGoal * DAY))}`;
}

/** The numbers at the top of the console. */
export function NumberFigures({ total, today, goal, emails, gap, limited, pace, now }: NumberFiguresProps) {
  const minutes = Math.round(emails.oldestSeconds / 60);
  return (
    <Figures
      figures={[
        {
          label: "Confirmed signatures",
          value: shown(total),
          note: limited ? "in your states" : `of ${shown(goal)}`,
        },
        { label: "Today so far", value: shown(today), note: `a usual day: ${shown(Math.round(pace.perDay))}` },
        {
          label: "Pace of the last 7 days",
          value: `${shown(Math.round(pace.perDay))} a day`,
          note: limited ? undefined : forecastOf(total >= goal, pace.daysToGoal, now),
        },
        {
          label: "Emails waiting",
          value: shown(emails.waiting),
          note: emails.waiting ? `oldest: ${minutes} min` : "none",
          alarming: minutes >= WAITING_MINUTES_ALARMING,
        },
        {
          label: "Emails failed",
          value: shown(emails.failed),
          note: emails.failed ? "given up after all tries" : "none",
          alarming: emails.failed > 0,
        },
        {
          label: "Count against signatures",
          value: gap === 0 ? "exact" : `off by ${shown(gap)}`,
          note: gap === 0 ? "recounted within the last minute" : "run npm run recount",
          alarming: gap !== 0,
        },
      ]}
    />
  );
}
