import { useLocale, useTranslations } from "next-intl";

import { classNames } from "@/components/ui/class-names";
import { formatNumber, formatPercent } from "@/i18n/format";

interface GoalProgressProps {
  count: number;
  goal: number;
  /** The name of the state, at the beginning of a line, where it is the number of one. */
  state?: string | undefined;
  /** Of the text below the bar, where the ground is not paper. */
  textClassName?: string;
}

/** How far the petition is: a horizon that is lit from the left, and below it the goal with the percentage. */
export function GoalProgress({ count, goal, state, textClassName = "text-muted" }: GoalProgressProps) {
  const t = useTranslations("petition.number");
  const locale = useLocale();
  const part = goal > 0 ? count / goal : 0;
  return (
    <>
      <Horizon part={part} />
      <p className={classNames("mt-1 text-sm", textClassName)}>
        {t(GOAL_KEYS[state === undefined ? "whole" : "state"][phaseOf(part)], {
          state: state ?? "",
          count: formatNumber(locale, count),
          goal: formatNumber(locale, goal),
          percent: formatPercent(locale, part),
        })}
      </p>
    </>
  );
}

// Below it there is no percentage, because "0%" would put people off.
export const PART_SHOWN_MIN = 0.01;

function phaseOf(part: number) {
  if (part >= 1) return "reached";
  return part < PART_SHOWN_MIN ? "ahead" : "shown";
}

const GOAL_KEYS = {
  whole: { reached: "goalReached", ahead: "goalAhead", shown: "goal" },
  state: { reached: "stateGoalReached", ahead: "stateGoalAhead", shown: "stateGoal" },
} as const;

// The lit part has a minimum, so that the first signature is visible.
const LIT_PERCENT_MIN = 1.5;

function Horizon({ part }: { part: number }) {
  const lit = `${(part === 0 ? 0 : Math.max(Math.min(part, 1) * 100, LIT_PERCENT_MIN)).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" width="100%" height="20" className="mt-3 block overflow-visible">
      <line x1="0" x2="100%" y1="10" y2="10" strokeWidth="2" className="stroke-unlit-edge" />
      <line x1="0" x2={lit} y1="10" y2="10" strokeWidth="4" className="stroke-light" />
      <circle cx={lit} cy="10" r="9" className="fill-light opacity-30" />
      <circle cx={lit} cy="10" r="5" className="fill-light" />
    </svg>
  );
}
