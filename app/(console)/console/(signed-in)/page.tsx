import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { DayCounts } from "@/components/console/day-counts";
import { FailedEmailTable } from "@/components/console/failed-email-table";
import { NumberFigures } from "@/components/console/number-figures";
import { PetitionChoice } from "@/components/console/petition-choice";
import { statusWord } from "@/components/console/petition-words";
import { SignaturesByState } from "@/components/console/signatures-by-state";
import { WaitingList } from "@/components/console/waiting-list";
import { mayReadSigners } from "@/lib/organizers/rules";
import { zoneNameIn } from "@/lib/time-zone";
import { BreakdownSections } from "./breakdown-sections";
import { findNumbers } from "./numbers";
import { stateNameOf } from "./options";

export const metadata: Metadata = { title: "Overview" };

export default function OverviewPage({ searchParams }: PageProps<"/console">) {
  return showToOrganizer("viewer", async (organizer) => {
    const { petition: slug } = await searchParams;
    const now = new Date();
    const timeZone = await chosenTimeZone();
    const numbers = await findNumbers(organizer, { slug: typeof slug === "string" ? slug : undefined, timeZone }, now);
    if (!numbers)
      return (
        <ConsolePage title="Overview">
          <Empty>There is no petition yet. It appears here once its text is loaded.</Empty>
        </ConsolePage>
      );

    const { petition, petitions, days, byState, unknownState, failedEmails, total } = numbers;
    const listOf = (code: string) => `/console/signatures?petition=${petition.slug}&state=${code}`;
    return (
      <ConsolePage
        title={petition.title}
        lead={`${statusWord(petition, now)} · ${organizer.states ? `only ${organizer.states.map(stateNameOf).join(", ")}` : "all states"}`}
      >
        <PetitionChoice petitions={petitions} chosen={petition.slug} />
        <NumberFigures {...numbers} goal={petition.goal} limited={organizer.states !== null} now={now} />
        <Section title="What waits for you" id="waiting">
          <WaitingList waiting={numbers.waiting} />
        </Section>
        <Section
          title="By day"
          id="by-day"
          lead={`The last 60 days in ${zoneNameIn(timeZone, now)}, by the day of confirmation.`}
        >
          <DayCounts days={days} />
        </Section>
        <BreakdownSections breakdown={numbers.breakdown} />
        <Section title="By state" id="by-state">
          {total > 0 ? (
            <SignaturesByState
              states={byState}
              unknown={unknownState}
              hrefOf={mayReadSigners(organizer) ? listOf : null}
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
