import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { DueTable } from "@/components/console/due-table";
import { listDueChecks } from "@/lib/content/age/due";
import { CHECK_MONTHS_MAX } from "@/lib/content/age/rules";

export const metadata: Metadata = { title: "Checks" };

export default function ChecksPage() {
  return showToOrganizer("viewer", async () => {
    const due = listDueChecks(new Date());
    return (
      <ConsolePage
        title="Checks"
        lead={`Texts whose sources are due to be read again: helplines after ${CHECK_MONTHS_MAX.help} months, laws after ${CHECK_MONTHS_MAX.law}, all others after ${CHECK_MONTHS_MAX.other}. The date of a check is a part of the content, so it changes with a new version of the site.`}
      >
        <Section title={`Due: ${due.length}`} id="due">
          {due.length > 0 ? <DueTable checks={due} /> : <Empty>No check is due this month.</Empty>}
        </Section>
      </ConsolePage>
    );
  });
}
