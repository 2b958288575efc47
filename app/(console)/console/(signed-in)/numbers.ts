import { states } from "@/lib/content/states";
import { findEmailCounts, listFailedEmails } from "@/lib/mail/queries";
import { mayReadState } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { findBreakdown } from "@/lib/signatures/breakdown/queries";
import { paceOf } from "@/lib/signatures/tally/pace";
import { countByDay, findTally, keptTallyGap } from "@/lib/signatures/tally/queries";
import { addMilliseconds, DAY } from "@/lib/time";
import { dayIn, type TimeZone } from "@/lib/time-zone";
import { findWaiting } from "./waiting";

const DAYS_SHOWN = 60;
const FAILED_EMAILS_SHOWN = 20;

interface Chosen {
  slug: string | undefined;
  timeZone: TimeZone;
}

/** What the overview shows, within the states that this organizer may read. Null without a petition. */
export async function findNumbers(organizer: Organizer, { slug, timeZone }: Chosen, now: Date) {
  const petitions = await listPetitions();
  const petition = petitions.find((each) => each.slug === slug) ?? petitions[0];
  if (!petition) return null;
  const [tally, days, breakdown, emails, failedEmails, gap, waiting] = await Promise.all([
    findTally(petition.id),
    findDays(organizer, petition.id, timeZone, now),
    findBreakdown(petition.id, organizer.states),
    findEmailCounts(now),
    listFailedEmails(FAILED_EMAILS_SHOWN),
    keptTallyGap(),
    findWaiting(organizer, petition, now),
  ]);
  const byState = states
    .filter(({ code }) => mayReadState(organizer, code))
    .map(({ code, fips, kind, name }) => ({ code, fips, kind, name: name.en, count: tally.byState[code] ?? 0 }));
  const total = organizer.states ? byState.reduce((sum, { count }) => sum + count, 0) : tally.confirmed;
  return {
    petition: {
      slug: petition.slug,
      title: petition.version.content.en.title,
      status: petition.status,
      openedAt: petition.openedAt,
      closesAt: petition.closesAt,
      goal: petition.goal,
    },
    petitions: petitions.map(({ slug: each, version }) => ({ slug: each, title: version.content.en.title })),
    total,
    today: days.at(-1)?.count ?? 0,
    days,
    pace: paceOf(days, { total, goal: petition.goal }),
    byState,
    unknownState: organizer.states ? 0 : tally.unknownState,
    breakdown,
    emails,
    failedEmails,
    gap,
    waiting,
  };
}

async function findDays(organizer: Organizer, petitionId: number, timeZone: TimeZone, now: Date) {
  const counted = await countByDay(petitionId, { states: organizer.states, days: DAYS_SHOWN, timeZone }, now);
  const counts = new Map(counted.map(({ day, count }) => [day, count]));
  // Days of the calendar: one of the clocks may have 23 or 25 hours.
  const today = new Date(`${dayIn(timeZone, now)}T00:00:00Z`);
  return Array.from({ length: DAYS_SHOWN }, (_, index) => {
    const day = addMilliseconds(today, (index + 1 - DAYS_SHOWN) * DAY)
      .toISOString()
      .slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
}
