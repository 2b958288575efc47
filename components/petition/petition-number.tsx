import { useLocale, useTranslations } from "next-intl";

import { formatNumber, formatPercent } from "@/i18n/format";

interface PetitionNumberProps {
  /** Null while it cannot be read. */
  count: number | null;
  /** The goal of the whole petition. The number of one state has no goal. */
  goal?: number;
  state?: string;
}

/** The exact number, large, above the progress bar. */
export function PetitionNumber({ count, goal, state }: PetitionNumberProps) {
  const t = useTranslations("petition.number");
  const locale = useLocale();
  if (count === null) return <p className="text-muted">{t("unknown")}</p>;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-5xl tabular-nums lining-nums" data-count={count}>
          {formatNumber(locale, count)}
        </span>
        <span className="text-lg text-muted">
          {state ? t("signedState", { count, state }) : t("signed", { count })}
        </span>
      </p>
      {goal ? <Horizon part={count / goal} /> : null}
      {goal ? (
        <p className="mt-2 text-sm text-muted">
          {t(goalKey(count / goal), { goal: formatNumber(locale, goal), percent: formatPercent(locale, count / goal) })}
        </p>
      ) : null}
    </div>
  );
}

// "0 percent" would put people off, so no progress is shown before the first percent.
const PART_SHOWN_MIN = 0.01;

function goalKey(part: number) {
  if (part >= 1) return "goalReached";
  return part < PART_SHOWN_MIN ? "goalAhead" : "goal";
}

const WIDTH = 400;

/** The progress bar: a horizon that is lit from the left. The text beside it says the same. */
function Horizon({ part }: { part: number }) {
  const x = Math.min(Math.max(part, 0), 1) * (WIDTH - 16) + 8;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" className="mt-3 h-6 w-full">
      <line
        x1="0"
        y1="12"
        x2={WIDTH}
        y2="12"
        className="stroke-edge"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
      <line x1="0" y1="12" x2={x} y2="12" className="stroke-light" strokeWidth="6" vectorEffect="non-scaling-stroke" />
      <line
        x1={x}
        y1="3"
        x2={x}
        y2="21"
        className="stroke-light"
        strokeWidth="6"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
