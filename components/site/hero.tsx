import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Container } from "@/components/ui/container";
import { formatNumber } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import type { HomePage } from "@/lib/content/schema";
import { Horizon } from "./horizon";
import { Lighthouse } from "./lighthouse";
import { PETITION_PATH } from "./site-map";

type HeroPetition = { status: "open" | "paused" | "closed"; confirmed: number; goal: number };

type HeroProps = {
  page: Pick<HomePage, "titleLines" | "lead">;
  /** `away` while the number cannot be read, `hidden` while the petition is not public, so that nothing links to it. */
  petition: HeroPetition | "away" | "hidden";
};

/** The top of the home page: what it is about, the number of signatures, and the button to sign. */
export function Hero({ page, petition }: HeroProps) {
  const t = useTranslations("shell.home");
  return (
    <section data-harbor className="bg-harbor text-on-harbor">
      <Container className="grid grid-cols-1 items-end gap-x-8 gap-y-6 pt-8 pb-14 sm:pt-14 sm:pb-20 lg:grid-cols-[1.25fr_1fr]">
        <h1 className="text-4xl tracking-[-0.015em] lg:col-span-2 lg:col-start-1 lg:row-start-1 xl:text-5xl">
          {page.titleLines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </h1>
        <div className="lg:col-start-1 lg:row-start-2">
          <p className="max-w-[38rem] text-lg text-on-harbor-muted">{page.lead}</p>
          {petition === "hidden" ? null : (
            <>
              <div className="mt-8 max-w-[38rem]">
                {petition === "away" ? <p>{t("noNumber")}</p> : <Progress petition={petition} />}
              </div>
              <ToPetition status={petition === "away" ? "open" : petition.status} />
            </>
          )}
        </div>
        <Lighthouse className="col-start-2 row-span-2 row-start-1 w-full max-lg:hidden print:hidden" />
      </Container>
    </section>
  );
}

function ToPetition({ status }: Pick<HeroPetition, "status">) {
  const t = useTranslations("shell.home");
  const isOpen = status === "open";
  return (
    <p className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
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

function Progress({ petition: { confirmed, goal } }: { petition: HeroPetition }) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  return (
    <>
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
      <Horizon count={confirmed} goal={goal} className="mt-3 block" />
      <p className="text-sm text-on-harbor-muted">{t("goal", { goal: formatNumber(locale, goal) })}</p>
    </>
  );
}
