import { useLocale, useTranslations } from "next-intl";

import { Container } from "@/components/ui/container";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatDate } from "@/i18n/format";
import type { ProgressStep } from "@/lib/deliveries/progress/schema";
import { localePath } from "@/lib/locale";
import { statePath } from "./law-map";
import { StepName } from "./progress-steps";

type ScoreboardProps = { steps: { step: ProgressStep; state: string }[] };

/** The newest step of each state in which something has happened. Nothing where nothing is recorded. */
export function Scoreboard({ steps }: ScoreboardProps) {
  const t = useTranslations("states.progress");
  const locale = useLocale();
  if (steps.length === 0) return null;
  return (
    <Container className="py-10 sm:py-16">
      <section aria-labelledby="progress">
        <h2 id="progress" className="scroll-mt-4 text-2xl">
          {t("boardTitle")}
        </h2>
        <p className="mt-2 mb-6 max-w-measure">{t("boardLead")}</p>
        <Table caption={t("boardTable")} captionHidden className="max-w-[52rem]">
          <thead>
            <tr>
              <HeadCell>{t("state")}</HeadCell>
              <HeadCell>{t("step")}</HeadCell>
              <HeadCell>{t("bill")}</HeadCell>
              <HeadCell>{t("day")}</HeadCell>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, state }) => (
              <tr key={step.id}>
                <RowHead>
                  <a
                    href={`${localePath(locale, statePath(step.state))}#${step.id}`}
                    className="block w-fit py-1 text-link"
                  >
                    {state}
                  </a>
                </RowHead>
                <Cell>
                  <StepName step={step} />
                </Cell>
                <Cell lang="en">{"bill" in step ? step.bill.number : null}</Cell>
                <Cell className="whitespace-nowrap">
                  <time dateTime={step.dated}>{formatDate(locale, step.dated)}</time>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </Container>
  );
}
