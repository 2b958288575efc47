import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Container } from "@/components/ui/container";
import { formatCount } from "@/i18n/format";
import { localePath } from "@/i18n/routing";
import type { HomePage } from "@/lib/content/schema";
import { Horizon } from "./horizon";
import { Lighthouse } from "./lighthouse";
import { PETITION_PATH } from "./site-map";

export type HeroPetition = { status: "open" | "paused" | "closed"; confirmed: number; goal: number };

type HeroProps = {
  page: Pick<HomePage, "titleLines" | "lead">;
  /** Null when the number cannot be read at this moment. */
  petition: HeroPetition | null;
};

/** The navy harbor that opens the home page: what it is about, the exact number, and the one thing to do. */
export function Hero({ page, petition }: HeroProps) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  const label = petition === null || petition.status === "open" ? "sign" : petition.status;
  return (
    <section data-harbor className="bg-harbor text-on-harbor">
      <Container className="grid items-end gap-8 pt-8 pb-14 sm:pt-14 sm:pb-20 lg:grid-cols-[1.25fr_1fr]">
        <div>
          <h1 className="text-4xl tracking-[-0.015em] xl:text-5xl">
            {page.titleLines.map((line) => <span key={line} className="block">{line}</span>)}
          </h1>
          <p className="mt-6 max-w-[38rem] text-lg text-on-harbor-muted">{page.lead}</p>
          <div className="mt-8 max-w-[38rem]">
            {petition ? <Progress petition={petition} /> : <p>{t("noNumber")}</p>}
          </div>
          <p className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
            <ButtonLink variant="light" href={localePath(locale, `${PETITION_PATH}${label === "sign" ? "#sign" : ""}`)} className="min-h-14 px-8 text-lg">
              {t(label)}
            </ButtonLink>
            {label === "sign" ? <span className="text-on-harbor-muted">{t("minute")}</span> : null}
          </p>
        </div>
        <Lighthouse className="mx-auto w-full max-w-[18rem] max-lg:hidden lg:max-w-none print:hidden" />
      </Container>
    </section>
  );
}

function Progress({ petition: { confirmed, goal } }: { petition: HeroPetition }) {
  const t = useTranslations("shell.home");
  const locale = useLocale();
  return (
    <>
      {confirmed === 0 ? <p className="text-lg">{t("none")}</p> : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <strong className="font-serif text-5xl font-medium tabular-nums lg:text-6xl" data-count={confirmed}>{formatCount(locale, confirmed)}</strong>
          <span className="text-lg">{t("signed", { count: confirmed })}</span>
        </p>
      )}
      <Horizon count={confirmed} goal={goal} className="mt-3 block" />
      <p className="text-sm text-on-harbor-muted">{t("goal", { goal: formatCount(locale, goal) })}</p>
    </>
  );
}
