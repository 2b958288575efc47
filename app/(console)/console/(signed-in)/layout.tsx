import type { ReactNode } from "react";

import { ConsoleHeader } from "@/components/console/console-header";
import { env } from "@/lib/env";
import {
  isAtLeast,
  mayExport,
  mayLiftSuppressions,
  mayManageOrganizers,
  mayReadLog,
  mayReadSigners,
  maySetSwitches,
} from "@/lib/organizers/rules";
import { requireOrganizer } from "@/lib/organizers/session";
import { isUnavailable } from "@/lib/unavailable";

/** The frame of the console, with the links that this organizer may use. Every page checks rights by itself. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const organizer = await organizerOrAway();
  if (!organizer) return children;
  const entries = [
    { href: "/console", label: "Numbers", shown: true },
    { href: "/console/signatures", label: "Signatures", shown: mayReadSigners(organizer) },
    { href: "/console/comments", label: "Comments", shown: mayReadSigners(organizer) },
    { href: "/console/paper", label: "Paper", shown: isAtLeast(organizer.role, "organizer") },
    { href: "/console/deliveries", label: "Deliveries", shown: true },
    { href: "/console/bills", label: "Bills", shown: isAtLeast(organizer.role, "organizer") },
    { href: "/console/exports", label: "Exports", shown: mayExport(organizer, null) },
    { href: "/console/checks", label: "Checks", shown: true },
    { href: "/console/organizers", label: "Organizers", shown: mayManageOrganizers(organizer) },
    { href: "/console/emails", label: "Emails", shown: mayLiftSuppressions(organizer) },
    { href: "/console/data", label: "Data", shown: isAtLeast(organizer.role, "admin") },
    { href: "/console/settings", label: "Settings", shown: maySetSwitches(organizer) },
    { href: "/console/audit", label: "Log", shown: mayReadLog(organizer) },
  ];
  return (
    <>
      <ConsoleHeader
        siteName={env.SITE_NAME}
        entries={entries.filter(({ shown }) => shown)}
        rights={`${organizer.role} · ${organizer.states?.join(", ") ?? "all states"}`}
      />
      {children}
    </>
  );
}

// While the database is away, the organizer is unknown: the page below says so, and sets the status.
async function organizerOrAway() {
  try {
    return await requireOrganizer();
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
