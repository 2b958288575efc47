import type { Metadata } from "next";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm, type FormField } from "@/components/console/action-form";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { ExpiringTable } from "@/components/console/expiring-table";
import { ExpiryTable } from "@/components/console/expiry-table";
import { HoldTable } from "@/components/console/hold-table";
import { settingFields } from "@/components/console/setting-fields";
import { countExpiring, listPetitionExpiries } from "@/lib/deliveries/expiry/queries";
import type { PetitionExpiry } from "@/lib/deliveries/expiry/schema";
import { getOwn } from "@/lib/get-own";
import { findSettings } from "@/lib/limits/settings/queries";
import { retentionKeys } from "@/lib/limits/settings/schema";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { HOLD_NAME_LENGTH_MAX, HOLD_REASON_LENGTH_MAX } from "@/lib/petitions/holds/schema";
import { liftHoldAction, placeHoldAction, setRetentionAction } from "./actions";

export const metadata: Metadata = { title: "How long data are kept" };

const done: Record<string, string> = {
  kept: "The times are changed. The next night erases by them.",
  placed: "The legal hold is on the petition. Nothing of it expires.",
  lifted: "The legal hold is lifted.",
};

const QUESTION: FormField = {
  kind: "select",
  name: "sure",
  label: "If something is kept for less time than now",
  options: [
    { value: "", label: "Ask me first, with what it erases" },
    { value: "yes", label: "Yes, erase what is older then" },
  ],
};

export default function RetentionPage({ searchParams }: PageProps<"/console/settings/retention">) {
  return showToOrganizer("admin", async () => {
    const now = new Date();
    const [{ done: what, count }, settings, petitions] = await Promise.all([
      searchParams,
      findSettings(),
      listPetitionExpiries(now),
    ]);
    // Counting scans tables, so only when it is asked for.
    const expiring = count === undefined ? null : await countExpiring(now);
    return (
      <ConsolePage
        title="How long data are kept"
        lead={
          <>
            Each night the site erases what has come of age. Numbers stay, by state as well. A part of the{" "}
            <a href="/console/settings" className="text-link">
              settings
            </a>
            .
          </>
        }
        done={getOwn(done, what)}
      >
        <Section
          title="Times"
          id="times"
          lead="The longest time of each is what the privacy page promises to signers. It can be shortened, not extended."
        >
          <ActionForm
            action={setRetentionAction}
            permalink="/console/settings/retention"
            form="retention"
            fields={[...settingFields(retentionKeys, settings), QUESTION]}
            submit="Set these times"
            busy="Saving…"
          />
        </Section>
        <Section title="The next night" id="next" lead="What would be erased, counted now. Counting changes nothing.">
          {expiring ? (
            <ExpiringTable expiring={expiring} />
          ) : (
            <a
              href="/console/settings/retention?count=now#next"
              className="inline-flex min-h-11 items-center text-link"
            >
              Count what the next night erases
            </a>
          )}
        </Section>
        <Section title="Petitions" id="petitions" lead="Only the signatures of a petition that is closed expire.">
          {petitions.length ? <ExpiryTable petitions={petitions} /> : <Empty>No petition was opened yet.</Empty>}
        </Section>
        <Holds petitions={petitions} />
      </ConsolePage>
    );
  });
}

async function Holds({ petitions }: { petitions: PetitionExpiry[] }) {
  const holds = petitions.flatMap(({ holds: own, title }) => own.map((hold) => ({ ...hold, petition: title })));
  const names = await listOrganizerNames(holds.map(({ placedBy }) => placedBy));
  return (
    <Section
      title="Legal holds"
      id="holds"
      lead="While a legal hold is on a petition, nothing of it expires, neither unconfirmed forms nor emails nor files of packets. Signers can still erase their own signature."
    >
      {holds.length ? (
        <HoldTable
          holds={holds.map((hold) => ({
            ...hold,
            by: names.get(hold.placedBy) ?? `Organizer ${hold.placedBy}`,
            liftAction: liftHoldAction.bind(null, hold.id),
          }))}
        />
      ) : (
        <Empty>No legal hold is on any petition.</Empty>
      )}
      <h3 className="mt-6 mb-3 font-semibold">Place a legal hold</h3>
      <ActionForm
        action={placeHoldAction}
        permalink="/console/settings/retention"
        form="hold"
        fields={[
          {
            kind: "select",
            name: "petition",
            label: "Petition",
            empty: "Choose a petition",
            options: petitions.map(({ slug, title }) => ({ value: slug, label: title })),
          },
          {
            kind: "text",
            name: "name",
            label: "Name of the hold",
            hint: "The case or the request it is for. It is in the log: no names of signers.",
            maxLength: HOLD_NAME_LENGTH_MAX,
          },
          { kind: "area", name: "reason", label: "Reason", maxLength: HOLD_REASON_LENGTH_MAX },
        ]}
        submit="Place this hold"
        busy="Placing…"
      />
    </Section>
  );
}
