import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage } from "@/components/console/console-page";
import { momentIn, timeZones } from "@/lib/time-zone";
import { chooseTimeZoneAction } from "./actions";

export const metadata: Metadata = { title: "Time zone" };

export default function TimeZonePage({ searchParams }: PageProps<"/console/time-zone">) {
  return showToOrganizer("viewer", async () => {
    const [{ done }, chosen] = await Promise.all([searchParams, chosenTimeZone()]);
    const now = new Date();
    return (
      <ConsolePage
        title="Time zone"
        lead="All times of the console are shown in it, with its name. The choice is kept in this browser. Files and the published hash of the log use UTC."
        done={done === "chosen" ? `Times are shown like this from now on: ${momentIn(chosen, now)}.` : undefined}
      >
        <ActionForm
          action={chooseTimeZoneAction}
          form="time-zone"
          submit="Use this time zone"
          busy="Saving…"
          fields={[
            {
              kind: "select",
              name: "timeZone",
              label: "Time zone",
              value: chosen,
              options: timeZones.map(({ value, label }) => ({ value, label: `${label}: ${momentIn(value, now)}` })),
            },
          ]}
        />
      </ConsolePage>
    );
  });
}
