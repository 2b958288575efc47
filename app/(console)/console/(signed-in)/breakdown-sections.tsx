import { CountTable } from "@/components/console/count-table";
import { Empty, Section } from "@/components/console/console-page";
import { Funnel } from "@/components/console/funnel";
import { Time } from "@/components/console/time";
import {
  type Breakdown,
  FUNNEL_DAYS,
  type FunnelStep,
  funnelSteps,
  NO_SOURCE,
} from "@/lib/signatures/breakdown/schema";

const SOURCES_SHOWN = 25;

const stepLabels: Record<FunnelStep, string> = {
  signed: "Signed the form",
  sent: "Email sent",
  delivered: "Email delivered",
  confirmed: "Confirmed",
  withdrawn: "Withdrawn since",
};

const languages = new Intl.DisplayNames("en", { type: "language" });

/** The numbers that the worker counts at intervals, with the time of that. */
export function BreakdownSections({ breakdown: { countedAt, funnel, locales, sources } }: { breakdown: Breakdown }) {
  if (!countedAt)
    return (
      <Section title="Funnel, languages and sources" id="funnel">
        <Empty>Nothing is counted yet. The worker counts every ten minutes.</Empty>
      </Section>
    );
  const counted = (
    <>
      Counted at <Time at={countedAt} />.
    </>
  );
  const named = (value: string) => (value === NO_SOURCE ? "No code" : value);
  return (
    <>
      <Section
        title="From the form to the signature"
        id="funnel"
        lead={
          <>
            Forms of the last {FUNNEL_DAYS} days. Who opens a page is not tracked. {counted}
          </>
        }
      >
        <Funnel steps={funnelSteps.map((step) => ({ label: stepLabels[step], count: funnel[step] }))} />
      </Section>
      <Section title="By language" id="by-language" lead={counted}>
        <CountTable
          caption="Confirmed signatures by language"
          head="Language"
          rows={locales.map(({ value, count }) => ({ name: languages.of(value) ?? value, count }))}
        />
      </Section>
      <Section title="By source" id="by-source" lead={<>The codes of links that people followed. {counted}</>}>
        <CountTable
          caption="Confirmed signatures by source code"
          head="Code"
          rows={sources.slice(0, SOURCES_SHOWN).map(({ value, count }) => ({ name: named(value), count }))}
        />
      </Section>
    </>
  );
}
