import { useLocale, useTranslations } from "next-intl";

import { formatNumber } from "@/i18n/format";
import { GoalProgress } from "./goal-progress";
import { type Followed, liveData } from "./live-data";

/** A state as its names are shown. */
export interface NamedState {
  name: string;
  /** Within a sentence, with the article that some have. */
  inSentence: string;
}

interface PetitionNumberProps {
  /** Null while it cannot be read. */
  count: number | null;
  /** Of the petition, or of the state. */
  goal: number | null;
  state?: NamedState;
  /** Where the number follows that of the petition while the page is open. */
  live?: Followed | undefined;
  /** Signatures on paper, which are no part of the number. */
  paper?: number | undefined;
}

/** The exact number, large, above the progress bar. */
export function PetitionNumber({ count, goal, state, live, paper }: PetitionNumberProps) {
  const t = useTranslations("petition.number");
  const locale = useLocale();
  if (count === null) return <p className="text-muted">{t("unknown")}</p>;
  return (
    <div {...liveData(live, count, paper)}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-5xl tabular-nums lining-nums" data-count={count}>
          {formatNumber(locale, count)}
        </span>
        <span className="text-lg text-muted">
          {state ? t("signedState", { count, state: state.inSentence }) : t("signed", { count })}
        </span>
      </p>
      {paper ? <p className="mt-1 text-sm text-muted">{t("paper", { shown: formatNumber(locale, paper) })}</p> : null}
      {goal ? <GoalProgress count={count} goal={goal} state={state?.name} /> : null}
    </div>
  );
}
