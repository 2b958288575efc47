import { listDueChecks } from "@/lib/content/age/due";
import { countWaitingDeliveries } from "@/lib/deliveries/waiting/queries";
import { listUploads } from "@/lib/lawmakers/uploads/queries";
import { isAtLeast } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import type { Petition } from "@/lib/petitions/schema";
import { countFlagged } from "@/lib/signatures/flags/queue/queries";
import { countFallenProviders } from "@/lib/signatures/mail-board/queries";
import { countAllWaitingComments } from "@/lib/signatures/moderation/queries";
import { countWaitingNames } from "@/lib/signatures/names/queries";
import { countHeldUpdates } from "@/lib/updates/queries";

/** What waits for this organizer, each with the page where it is done. */
export async function findWaiting(organizer: Organizer, petition: Pick<Petition, "id" | "slug">, now: Date) {
  return (await Promise.all([ofSigners(organizer, petition), ofTheRest(organizer, petition, now)])).flat();
}

async function ofSigners(organizer: Organizer, { id, slug }: Pick<Petition, "id" | "slug">) {
  const [comments, names, flagged] = await Promise.all([
    countAllWaitingComments(organizer, id),
    countWaitingNames(organizer, id),
    countFlagged(organizer, id),
  ]);
  return [
    {
      href: `/console/comments?petition=${slug}`,
      count: comments,
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
  ];
}

async function ofTheRest(organizer: Organizer, { id, slug }: Pick<Petition, "id" | "slug">, now: Date) {
  const [deliveries, uploads, heldUpdates, fallen] = await Promise.all([
    countWaitingDeliveries(organizer, id),
    isAtLeast(organizer.role, "admin") ? listUploads() : [],
    isAtLeast(organizer.role, "admin") ? countHeldUpdates() : 0,
    isAtLeast(organizer.role, "admin") ? countFallenProviders() : 0,
  ]);
  const { drafts = 0, failed = 0, unreceived = 0, replies = 0 } = deliveries ?? {};
  return [
    {
      href: `/console/deliveries?petition=${slug}#replies`,
      count: replies,
      one: "reply of an office waits to be read",
      many: "replies of offices wait to be read",
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
      href: "/console/emails#board",
      count: fallen,
      one: "mail provider has people who stopped confirming",
      many: "mail providers have people who stopped confirming",
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
