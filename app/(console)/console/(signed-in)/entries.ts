import type { Route } from "next";

import {
  isAtLeast,
  mayExport,
  mayLiftSuppressions,
  mayListSenders,
  mayManageOrganizers,
  mayReadLog,
  mayReadSigners,
  maySetSwitches,
} from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { mayManageWebhooks } from "@/lib/webhooks/rules";

export type EntryGroup = "Petition" | "Signers" | "Delivering" | "Running";

export interface Entry {
  href: Route;
  label: string;
  /** The heading it is under. Null for the overview, which is beside the headings. */
  group: EntryGroup | null;
  isShown: (organizer: Organizer) => boolean;
}

const isOrganizer = ({ role }: Organizer) => isAtLeast(role, "organizer");
const isAdmin = ({ role }: Organizer) => isAtLeast(role, "admin");
const always = () => true;

/** The pages that the navigation of the console names, in its order. Every page checks rights by itself. */
export const entries: Entry[] = [
  { group: null, href: "/console", label: "Overview", isShown: always },
  { group: "Petition", href: "/console/petitions", label: "Petitions", isShown: always },
  { group: "Petition", href: "/console/bills", label: "Bills", isShown: isOrganizer },
  { group: "Petition", href: "/console/partners", label: "Partners", isShown: always },
  { group: "Signers", href: "/console/signatures", label: "Signatures", isShown: mayReadSigners },
  { group: "Signers", href: "/console/comments", label: "Comments", isShown: mayReadSigners },
  { group: "Signers", href: "/console/names", label: "Names", isShown: mayReadSigners },
  { group: "Signers", href: "/console/flagged", label: "Flagged", isShown: mayReadSigners },
  { group: "Signers", href: "/console/updates", label: "Updates", isShown: isOrganizer },
  { group: "Signers", href: "/console/lists", label: "Lists", isShown: isAdmin },
  { group: "Signers", href: "/console/removals", label: "Removals", isShown: isOrganizer },
  { group: "Signers", href: "/console/paper", label: "Paper", isShown: isOrganizer },
  { group: "Delivering", href: "/console/deliveries", label: "Deliveries", isShown: always },
  {
    group: "Delivering",
    href: "/console/exports",
    label: "Exports",
    isShown: (organizer) => mayExport(organizer, null),
  },
  { group: "Running", href: "/console/spikes", label: "Spikes", isShown: mayListSenders },
  { group: "Running", href: "/console/blocks", label: "Block list", isShown: mayListSenders },
  { group: "Running", href: "/console/emails", label: "Emails", isShown: mayLiftSuppressions },
  { group: "Running", href: "/console/checks", label: "Checks", isShown: always },
  { group: "Running", href: "/console/data", label: "Data", isShown: isAdmin },
  { group: "Running", href: "/console/keys", label: "API keys", isShown: always },
  { group: "Running", href: "/console/webhooks", label: "Webhooks", isShown: mayManageWebhooks },
  { group: "Running", href: "/console/organizers", label: "Organizers", isShown: mayManageOrganizers },
  { group: "Running", href: "/console/settings", label: "Settings", isShown: maySetSwitches },
  { group: "Running", href: "/console/operation", label: "Operation", isShown: isAdmin },
  { group: "Running", href: "/console/audit", label: "Log", isShown: mayReadLog },
];
