import { findSwitches } from "@/lib/limits/queries";
import { findEmailCounts, listFailedEmails } from "@/lib/mail/queries";
import { mayReadState } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import { countByDay, findTally, findTallyGap } from "@/lib/signatures/tally/queries";
import { addMilliseconds, DAY } from "@/lib/time";

const DAYS_SHOWN = 60;
const FAILED_EMAILS_SHOWN = 20;

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

/** What the first page of the console shows, within the states that this organizer may read. Null without a petition. */
export async function findNumbers(organizer: Organizer, slug: string | undefined, now: Date) {
  const petitions = await listPetitions();
  const petition = petitions.find((each) => each.slug === slug) ?? petitions[0];
  if (!petition) return null;
  const [tally, counted, emails, failedEmails, gap, switches] = await Promise.all([
    findTally(petition.id),
    countByDay(petition.id, organizer.states, DAYS_SHOWN, now),
    findEmailCounts(now),
    listFailedEmails(FAILED_EMAILS_SHOWN),
    findTallyGap(),
    findSwitches(),
  ]);
  const counts = new Map(counted.map(({ day, count }) => [day, count]));
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) =>
    dayOf(addMilliseconds(now, (index + 1 - DAYS_SHOWN) * DAY)),
  ).map((day) => ({ day, count: counts.get(day) ?? 0 }));
  const byState = Object.entries(tally.byState)
    .filter(([state, count]) => count > 0 && mayReadState(organizer, state))
    .map(([state, count]) => ({ state, count }))
    .sort((a, b) => b.count - a.count || a.state.localeCompare(b.state));
  return {
    petition: {
      slug: petition.slug,
      title: petition.version.content.en.title,
      status: petition.status,
      goal: petition.goal,
    },
    petitions: petitions.map(({ slug: each, version }) => ({ slug: each, title: version.content.en.title })),
    total: organizer.states ? byState.reduce((sum, { count }) => sum + count, 0) : tally.confirmed,
    today: days.at(-1)?.count ?? 0,
    days,
    byState,
    emails,
    failedEmails,
    gap,
    switches,
  };
}
