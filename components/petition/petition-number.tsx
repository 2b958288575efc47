import { getLocale, getTranslations } from "next-intl/server";

import { formatNumber, formatPercent } from "@/i18n/format";

interface PetitionNumberProps {
  /** Null where it cannot be counted at this moment. */
  count: number | null;
  /** The goal belongs to the whole petition; the number of one state has none. */
  goal?: number;
  state?: string;
}

/** The exact number, large, above the horizon that fills with light. */
export async function PetitionNumber({ count, goal, state }: PetitionNumberProps) {
  const t = await getTranslations("petition.number");
  const locale = await getLocale();
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

// Nobody is called to something that stands at nought percent.
const PART_SHOWN_MIN = 0.01;

function goalKey(part: number) {
  if (part >= 1) return "goalReached";
  return part < PART_SHOWN_MIN ? "goalAhead" : "goal";
}

const WIDTH = 400;

/** The sea's horizon: lit up to where the petition stands, with a lamp at that place. The words beside it say the same. */
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
