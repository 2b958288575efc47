import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { PacePlot } from "@/components/console/pace-plot";
import { PaceTable, SpikeTable } from "@/components/console/pace-tables";
import { SpikeFilter } from "@/components/console/spike-filter";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { listPace, listSpikes, listTopPaces, readDomainNames } from "@/lib/signatures/spikes/queries";
import { petitionOptions, stateNameOf } from "../options";

export const metadata: Metadata = { title: "Spikes" };

export default function SpikesPage({ searchParams }: PageProps<"/console/spikes">) {
  return showToOrganizer("admin", async (admin) => {
    const now = new Date();
    const [{ petition: wanted }, petitions, timeZone] = await Promise.all([
      searchParams,
      listPetitions(),
      chosenTimeZone(),
    ]);
    const chosen = petitions.find(({ slug }) => slug === wanted) ?? null;
    const found = await readSpikes(admin, chosen?.id ?? null, now);
    if (!found) notFound();
    const { minutes, steps, paces, spikes, domainOf } = found;
    const names = {
      stateNameOf,
      domainOf,
      petitions: petitions.map(({ id, slug, version }) => ({ id, slug, title: version.content.en.title })),
      chosen: chosen?.slug ?? null,
    };
    return (
      <ConsolePage
        title="Spikes"
        lead="Forms that people sent, confirmed or not, and what many of them have in common. From here you can write a rule that removes false signatures, or block their sender."
      >
        <Section
          title="Far more than usual"
          id="spikes"
          lead="Admins get one email when it begins. Kept for two weeks."
        >
          {petitions.length > 1 ? <SpikeFilter petitions={petitionOptions(petitions)} chosen={names.chosen} /> : null}
          {spikes.length ? (
            <SpikeTable spikes={spikes} {...names} />
          ) : (
            <Empty>
              Nothing came far more often than usual in the last two weeks{chosen ? " for this petition" : ""}.
            </Empty>
          )}
        </Section>
        <p>
          <a href="/console/settings#limits" className="inline-flex min-h-11 items-center text-link">
            Change the limits and the proof of work
          </a>
        </p>
        <Section title="Forms a minute, in the last hour" id="minutes" lead="A minute is counted after it has ended.">
          <PacePlot each="minute" steps={minutes} timeZone={timeZone} />
        </Section>
        <Section title="Forms in each five minutes, in the last six hours" id="pace">
          <PacePlot each="five minutes" steps={steps} timeZone={timeZone} />
        </Section>
        <Section
          title="Most frequent in the last hour"
          id="frequent"
          lead="Beside it, what is usual: the average of the same hour of the seven days before."
        >
          {paces.length ? <PaceTable paces={paces} {...names} /> : <Empty>No form came in the last hour.</Empty>}
        </Section>
      </ConsolePage>
    );
  });
}

async function readSpikes(admin: Organizer, petitionId: number | null, now: Date) {
  const [minutes, steps, paces, spikes] = await Promise.all([
    listPace({ hours: 1, stepMinutes: 1 }, now),
    listPace({ hours: 6, stepMinutes: 5 }, now),
    listTopPaces(admin, now),
    listSpikes(admin, petitionId),
  ]);
  if (!paces || !spikes) return null;
  const seen = [...paces.map((pace) => ({ ...pace, beganAt: now })), ...spikes].filter(({ kind }) => kind === "domain");
  const domains = await readDomainNames(
    admin,
    seen.map(({ key, beganAt }) => ({ mark: key, at: beganAt })),
  );
  return { minutes, steps, paces, spikes, domainOf: (mark: string) => domains.get(mark) ?? null };
}
