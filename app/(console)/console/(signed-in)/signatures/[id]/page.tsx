import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { AuditTable } from "@/components/console/audit-table";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { FlagMeanings } from "@/components/console/flag-list";
import { historySteps } from "@/components/console/history-steps";
import { EmailTable, HandedTable, StepList } from "@/components/console/history-tables";
import { Counting } from "@/components/console/signature-table";
import { listHandedOver } from "@/lib/deliveries/delivered/queries";
import { listOrganizerNames } from "@/lib/organizers/queries";
import { readHistory } from "@/lib/signatures/history/queries";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import { tell } from "../../audit/filtered";
import { stateNameOf } from "../../options";
import { reinstateAction, removeAction } from "../actions";

export const metadata: Metadata = { title: "One signature" };

export default function SignaturePage({ params, searchParams }: PageProps<"/console/signatures/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const id = signatureIdInput.safeParse((await params).id);
    const signature = id.success ? await readHistory(organizer, id.data) : null;
    if (!signature) notFound();
    const { list } = await searchParams;
    const { removedById, acceptedById, nameReviewedById, petition, zip, state, name, comment, emails } = signature;
    const [names, handed, entries] = await Promise.all([
      listOrganizerNames([removedById, acceptedById, nameReviewedById].filter((each) => each !== null)),
      listHandedOver(signature.id),
      tell(signature.entries),
    ]);
    return (
      <ConsolePage
        title={name ?? "A signature that is not confirmed"}
        lead={[zip, state && stateNameOf(state)].filter(Boolean).join(" ")}
      >
        <Section title="What happened" id="history">
          <StepList
            steps={historySteps(signature, {
              remover: names.get(removedById ?? 0) ?? null,
              acceptor: names.get(acceptedById ?? 0) ?? null,
              nameReviewer: names.get(nameReviewedById ?? 0) ?? null,
            })}
          />
          {comment ? <p className="mt-4 max-w-measure whitespace-pre-line">{comment}</p> : null}
        </Section>
        {signature.flags.length ? (
          <Section
            title="Reasons to look"
            id="reasons"
            lead="What the software noticed. None of them says that a signature is false."
          >
            <FlagMeanings flags={signature.flags} />
          </Section>
        ) : null}
        <Section title="Count" id="count">
          <Counting
            row={{ ...signature, id: String(signature.id) }}
            list={typeof list === "string" ? list : `petition=${petition ?? ""}`}
            {...{ removeAction, reinstateAction }}
          />
        </Section>
        <Section title="Emails" id="emails" lead="Only of forms that were confirmed: another may be somebody else's.">
          {emails.length ? <EmailTable emails={emails} /> : <Empty>No email is kept any more.</Empty>}
        </Section>
        <Section title="Handed over" id="handed">
          {handed.length ? <HandedTable handed={handed} /> : <Empty>It is in no packet that was handed over.</Empty>}
        </Section>
        <Section title="In the log" id="log">
          {entries.length ? (
            <AuditTable entries={entries} />
          ) : (
            <Empty>No organizer has changed it alone. What removals in bulk did is above.</Empty>
          )}
        </Section>
      </ConsolePage>
    );
  });
}
