import type { ReactNode } from "react";

import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ConsoleHeader } from "@/components/console/console-header";
import { mailPauseOf } from "@/components/console/mail-pause";
import { PauseNotices } from "@/components/console/pause-notices";
import { TimeZoneProvider } from "@/components/console/time";
import { env } from "@/lib/env";
import { findSwitches } from "@/lib/limits/queries";
import { isHeldByCap } from "@/lib/mail/sending/batches/queries";
import { maySetSwitches } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { requireOrganizer } from "@/lib/organizers/session";
import { listPausedPetitions } from "@/lib/petitions/life/queries";
import { zoneNameIn } from "@/lib/time-zone";
import { isUnavailable } from "@/lib/unavailable";
import { entries } from "./entries";
import { stateNameOf } from "./options";

/** The frame of the console, with the links that this organizer may use. Every page checks rights by itself. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const now = new Date();
  const timeZone = await chosenTimeZone();
  const frame = await findFrame(now);
  if (!frame) return <TimeZoneProvider timeZone={timeZone}>{children}</TimeZoneProvider>;
  const { organizer, switches, petitions, isCapped } = frame;
  return (
    <TimeZoneProvider timeZone={timeZone}>
      <ConsoleHeader
        siteName={env.SITE_NAME}
        groups={groupsOf(organizer)}
        rights={`${organizer.role} · ${organizer.states?.map(stateNameOf).join(", ") ?? "all states"}`}
        zoneName={zoneNameIn(timeZone, now)}
      />
      <PauseNotices
        signingPaused={switches.signingPaused}
        mailPause={mailPauseOf(switches, now, timeZone)}
        capReached={isCapped ? switches.mailDailyMax : null}
        petitions={petitions}
        mayChange={maySetSwitches(organizer)}
      />
      {children}
    </TimeZoneProvider>
  );
}

function groupsOf(organizer: Organizer) {
  const shown = entries.filter(({ isShown }) => isShown(organizer));
  return [...Map.groupBy(shown, ({ group }) => group)].map(([heading, ofGroup]) => ({
    heading,
    entries: ofGroup.map(({ href, label }) => ({ href, label })),
  }));
}

// While the database is away, the organizer is unknown: the page below says so, and sets the status.
async function findFrame(now: Date) {
  try {
    const organizer = await requireOrganizer();
    const [switches, petitions] = await Promise.all([findSwitches(), listPausedPetitions()]);
    const { mailDailyMax } = switches;
    return {
      organizer,
      switches,
      petitions,
      isCapped: mailDailyMax !== null && (await isHeldByCap(mailDailyMax, now)),
    };
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
