import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { Figures } from "@/components/console/figures";
import { DayPlot } from "@/components/charts/day-plot";
import { CountTable } from "@/components/console/count-table";
import { FailedEmailTable } from "@/components/console/failed-email-table";
import { PetitionChoice } from "@/components/console/petition-choice";
import { formatNumber } from "@/i18n/format";
import { findState } from "@/lib/content/states";
import { findNumbers } from "./numbers";

export const metadata: Metadata = { title: "Numbers" };

const shown = (number: number) => formatNumber("en", number);

export default function NumbersPage({ searchParams }: PageProps<"/console">) {
  return showToOrganizer("viewer", async (organizer) => {
    const { petition: slug } = await searchParams;
    const numbers = await findNumbers(organizer, typeof slug === "string" ? slug : undefined, new Date());
    if (!numbers)
      return (
        <ConsolePage title="Numbers">
          <Empty>There is no petition yet. It appears here once its text is loaded.</Empty>
        </ConsolePage>
      );

    const { petition, petitions, total, today, days, byState, emails, failedEmails, gap } = numbers;
    const minutes = Math.round(emails.oldestSeconds / 60);
    return (
      <ConsolePage
        title={petition.title}
        lead={`${petition.status} · ${organizer.states ? `only ${organizer.states.join(", ")}` : "all states"}`}
      >
        <PetitionChoice petitions={petitions} chosen={petition.slug} />
        <Figures
          figures={[
            {
              label: "Confirmed signatures",
              value: shown(total),
              note: organizer.states ? "in your states" : `of ${shown(petition.goal)}`,
            },
            { label: "Today (UTC)", value: shown(today) },
            {
              label: "Emails waiting",
              value: shown(emails.waiting),
              note: emails.waiting ? `oldest: ${minutes} min` : "none",
              alarming: minutes >= 10,
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
              note: gap === 0 ? "recounted just now" : "run npm run recount",
              alarming: gap !== 0,
            },
          ]}
        />
        <Section title="By day" id="by-day" lead="The last 60 days in UTC, by the day of confirmation.">
          <DayPlot
            days={days}
            label={`Confirmed signatures by day, from ${days[0]?.day} to ${days.at(-1)?.day}. The table below holds the same numbers.`}
          />
          <details className="mt-3">
            <summary className="py-2 text-link">The same as a table</summary>
            <CountTable
              caption="Confirmed signatures by day"
              head="Day"
              rows={days.toReversed().map(({ day, count }) => ({ name: day, count }))}
            />
          </details>
        </Section>
        <Section title="By state" id="by-state">
          {byState.length ? (
            <CountTable
              caption="Confirmed signatures by state"
              head="State"
              rows={byState.map(({ state, count }) => ({ name: findState(state)?.name.en ?? "Unknown", count }))}
            />
          ) : (
            <Empty>No confirmed signature yet. The first one appears here at once.</Empty>
          )}
        </Section>
        {failedEmails.length ? (
          <Section
            title="Emails given up"
            id="failed"
            lead="The newest of them. None is sent again; a signer who asks for another email gets one."
          >
            <FailedEmailTable emails={failedEmails} />
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}
