import { useLocale, useTranslations } from "next-intl";

import { GoalProgress } from "@/components/petition/goal-progress";
import { type Followed, liveData } from "@/components/petition/live-data";
import { ButtonLink } from "@/components/ui/button";
import { formatNumber } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { PETITION_PATH } from "./site-map";

type LivePetition = Followed & { confirmed: number };

/** The number of signatures on the home page, and the button to sign. The petition is null while it cannot be read. */
export function HeroPetition({ petition }: { petition: LivePetition | null }) {
  const t = useTranslations("shell.home");
  return (
    <>
      <div className="mt-8 max-w-[38rem]" data-follows="number">
        {petition ? <Progress petition={petition} /> : <p>{t("noNumber")}</p>}
      </div>
      <ToPetition status={petition ? petition.status : "away"} />
    </>
  );
}

function ToPetition({ status }: { status: LivePetition["status"] | "away" }) {
  const t = useTranslations("shell.home");
  const isOpen = status === "open";
  return (
    <p className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3" data-follows="to-petition">
      <ButtonLink
        variant="light"
        href={localePath(useLocale(), `${PETITION_PATH}${isOpen ? "#sign" : ""}`)}
        className="min-h-14 px-8 text-lg"
      >
        {t(isOpen ? "sign" : status)}
      </ButtonLink>
      {isOpen ? <span className="text-on-harbor-muted">{t("minute")}</span> : null}
    </p>
  );
}

function Progress({ petition }: { petition: LivePetition }) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  const { confirmed, goal } = petition;
  return (
    <div {...liveData(petition, confirmed)}>
      {confirmed === 0 ? (
        <p className="text-lg">{t("none")}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <strong className="font-serif text-5xl font-medium tabular-nums lg:text-6xl" data-count={confirmed}>
            {formatNumber(locale, confirmed)}
          </strong>
          <span className="text-lg">{t("signed", { count: confirmed })}</span>
        </p>
      )}
      <GoalProgress count={confirmed} goal={goal} textClassName="text-on-harbor-muted" />
    </div>
  );
}
