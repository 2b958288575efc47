import { listDueChecks } from "@/lib/content/age/due";
import { states } from "@/lib/content/states";
import { countWaitingDeliveries } from "@/lib/deliveries/waiting/queries";
import { listUploads } from "@/lib/lawmakers/uploads/queries";
import { findEmailCounts, listFailedEmails } from "@/lib/mail/queries";
import { isAtLeast, mayReadState } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { listPetitions } from "@/lib/petitions/queries";
import type { Petition } from "@/lib/petitions/schema";
import { findBreakdown } from "@/lib/signatures/breakdown/queries";
import { countFlagged } from "@/lib/signatures/flags/queue/queries";
import { countWaitingComments } from "@/lib/signatures/moderation/queries";
import { countWaitingNames } from "@/lib/signatures/names/queries";
import { paceOf } from "@/lib/signatures/tally/pace";
import { countByDay, findTally, findTallyGap } from "@/lib/signatures/tally/queries";
import { addMilliseconds, DAY } from "@/lib/time";
import { countHeldUpdates } from "@/lib/updates/queries";
import { dayIn, type TimeZone } from "@/lib/time-zone";

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
    findTallyGap(),
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

/** What waits for this organizer, each with the page where it is done. */
async function findWaiting(organizer: Organizer, { id, slug }: Pick<Petition, "id" | "slug">, now: Date) {
  const [comments, names, flagged, deliveries, uploads, heldUpdates] = await Promise.all([
    countWaitingComments(organizer, id),
    countWaitingNames(organizer, id),
    countFlagged(organizer, id),
    countWaitingDeliveries(organizer, id),
    isAtLeast(organizer.role, "admin") ? listUploads() : [],
    isAtLeast(organizer.role, "admin") ? countHeldUpdates() : 0,
  ]);
  const { drafts = 0, failed = 0, unreceived = 0 } = deliveries ?? {};
  return [
    {
      href: `/console/comments?petition=${slug}`,
      count: comments.reduce((sum, { count }) => sum + count, 0),
      one: "comment waits to be read",
      many: "comments wait to be read",
    },
    {
      href: `/console/names?petition=${slug}`,
      count: names,
      one: "name waits to be looked at before it is shown",
      many: "names wait to be looked at before they are shown",
    },
    {
      href: `/console/flagged?petition=${slug}`,
      count: flagged.held,
      one: "flagged signature does not count before you have looked",
      many: "flagged signatures do not count before you have looked",
    },
    {
      href: `/console/flagged?petition=${slug}`,
      count: flagged.waiting - flagged.held,
      one: "signature that counts has a reason to look at it",
      many: "signatures that count have a reason to look at them",
    },
    {
      href: "/console/deliveries",
      count: failed,
      one: "packet could not be built",
      many: "packets could not be built",
    },
    { href: "/console/deliveries", count: drafts, one: "delivery is a draft", many: "deliveries are drafts" },
    {
      href: "/console/deliveries",
      count: unreceived,
      one: "packet has no receipt yet",
      many: "packets have no receipt yet",
    },
    {
      href: "/console/updates",
      count: heldUpdates,
      one: "update was not sent, because whoever scheduled it is disabled",
      many: "updates were not sent, because whoever scheduled them is disabled",
    },
    {
      href: "/console/checks",
      count: listDueChecks(now).length,
      one: "text is due to be checked",
      many: "texts are due to be checked",
    },
    {
      href: "/console/data",
      count: uploads.filter(({ status }) => status === "checked").length,
      one: "upload is checked and not imported",
      many: "uploads are checked and not imported",
    },
  ];
}
