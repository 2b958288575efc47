import type { Metadata } from "next";

import { countByCode } from "@/app/(console)/code-counts";
import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { PartnerTable } from "@/components/console/partner-tables";
import { Time } from "@/components/console/time";
import { listPartners } from "@/lib/partners/queries";
import { mayKeepPartners } from "@/lib/partners/rules";
import { addPartnerAction } from "./actions";

export const metadata: Metadata = { title: "Partners" };

const LEAD =
  "Organizations and campaigns that bring signers. Each of their links has a code, and the site counts the signatures that came by it. It follows nobody: a signature notes the code, and nothing else is kept.";

export default function PartnersPage() {
  return showToOrganizer("viewer", async (organizer) => {
    const partners = await listPartners();
    const counts = await countByCode(
      organizer,
      partners.flatMap(({ codes }) => codes),
    );
    return (
      <ConsolePage title="Partners and campaigns" lead={LEAD}>
        <Section title="All" id="all">
          {partners.length ? (
            <PartnerTable partners={partners} countOf={counts.of} />
          ) : (
            <Empty>No partner yet. Links with codes that have no name are counted on the overview.</Empty>
          )}
          {counts.countedAt ? (
            <p className="mt-2 text-sm text-muted">
              Confirmed signatures, counted at <Time at={counts.countedAt} />, every ten minutes.
            </p>
          ) : null}
        </Section>
        {mayKeepPartners(organizer) ? (
          <Section title="Add one" id="add">
            <ActionForm
              action={addPartnerAction}
              form="add-partner"
              submit="Add"
              busy="Adding…"
              fields={[
                {
                  kind: "text",
                  name: "name",
                  label: "Name",
                  hint: "Of the organization or the campaign, for your colleagues only",
                  maxLength: 120,
                },
              ]}
            />
          </Section>
        ) : null}
      </ConsolePage>
    );
  });
}
