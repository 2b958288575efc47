import type { Metadata } from "next";
import { z } from "zod";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { DueTable } from "@/components/console/due-table";
import { listDueChecks } from "@/lib/content/age/due";
import { CHECK_MONTHS_MAX } from "@/lib/content/age/rules";

export const metadata: Metadata = { title: "Checks" };

const LISTED_AT_ONCE = 100;
const pageInput = z.coerce.number().int().min(1).max(1_000);

export default function ChecksPage({ searchParams }: PageProps<"/console/checks">) {
  return showToOrganizer("viewer", async () => {
    const due = listDueChecks(new Date());
    const page = pageInput.safeParse((await searchParams)["page"]).data ?? 1;
    const listed = due.slice((page - 1) * LISTED_AT_ONCE, page * LISTED_AT_ONCE);
    return (
      <ConsolePage
        title="Checks"
        lead={`Texts whose sources are due to be read again: helplines after ${CHECK_MONTHS_MAX.help} months, laws after ${CHECK_MONTHS_MAX.law}, all others after ${CHECK_MONTHS_MAX.other}. The date of a check is a part of the content, so it changes with a new version of the site.`}
      >
        <Section title={`Due: ${due.length}`} id="due">
          {listed.length > 0 ? (
            <DueTable checks={listed} />
          ) : (
            <Empty>{page > 1 ? "There are no more." : "No check is due this month."}</Empty>
          )}
          {due.length > page * LISTED_AT_ONCE ? (
            <p className="mt-3">
              <a href={`/console/checks?page=${page + 1}`} className="text-link">
                Those that were checked later
              </a>
            </p>
          ) : null}
        </Section>
      </ConsolePage>
    );
  });
}
