import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { CountTable } from "@/components/console/count-table";
import { DayCounts } from "@/components/console/day-counts";
import { FailedEmailTable } from "@/components/console/failed-email-table";
import { mailPauseOf } from "@/components/console/mail-pause";
import { NumberFigures } from "@/components/console/number-figures";
import { PauseNotices } from "@/components/console/pause-notices";
import { PetitionChoice } from "@/components/console/petition-choice";
import { findState } from "@/lib/content/states";
import { maySetSwitches } from "@/lib/organizers/rules";
import { findNumbers } from "./numbers";

export const metadata: Metadata = { title: "Numbers" };

export default function NumbersPage({ searchParams }: PageProps<"/console">) {
  return showToOrganizer("viewer", async (organizer) => {
    const { petition: slug } = await searchParams;
    const now = new Date();
    const numbers = await findNumbers(organizer, typeof slug === "string" ? slug : undefined, now);
    if (!numbers)
      return (
        <ConsolePage title="Numbers">
          <Empty>There is no petition yet. It appears here once its text is loaded.</Empty>
        </ConsolePage>
      );

    const { petition, petitions, days, byState, failedEmails, switches } = numbers;
    return (
      <ConsolePage
        title={petition.title}
        lead={`${petition.status} · ${organizer.states ? `only ${organizer.states.join(", ")}` : "all states"}`}
      >
        <PauseNotices
          signingPaused={switches.signingPaused}
          mailPause={mailPauseOf(switches, now)}
          mayChange={maySetSwitches(organizer)}
        />
        <PetitionChoice petitions={petitions} chosen={petition.slug} />
        <NumberFigures {...numbers} goal={petition.goal} limited={organizer.states !== null} />
        <Section title="By day" id="by-day" lead="The last 60 days in UTC, by the day of confirmation.">
          <DayCounts days={days} />
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
