import type { Metadata } from "next";
import { notFound } from "next/navigation";

import { showToOrganizer } from "@/app/(console)/show-to-organizer";
import { ActionForm } from "@/components/console/action-form";
import { billFields, chamberNames, reasonField, sponsorChoice, stepFields } from "@/components/console/bill-fields";
import { BillSteps } from "@/components/console/bill-steps";
import { ConsolePage, Empty, Section } from "@/components/console/console-page";
import { findState } from "@/lib/content/states";
import { findBill } from "@/lib/deliveries/bills/queries";
import { recordIdInput } from "@/lib/deliveries/bills/schema";
import { getOwn } from "@/lib/get-own";
import { findRoster, listLawmakers } from "@/lib/lawmakers/queries";
import {
  addStepAction,
  correctBillAction,
  correctStepAction,
  takeBackBillAction,
  takeBackStepAction,
} from "../actions";

export const metadata: Metadata = { title: "Bill" };

const done: Record<string, string> = {
  added: "The bill is added. It is shown to the public with its first step.",
  corrected: "The correction is saved.",
  "step-added": "The step is shown now.",
  "step-corrected": "The correction is shown now.",
  "step-taken-back": "The step is not shown any more. The log keeps it, with your reason.",
};

export default function BillPage({ params, searchParams }: PageProps<"/console/bills/[id]">) {
  return showToOrganizer("organizer", async (organizer) => {
    const [{ id }, { done: what }] = await Promise.all([params, searchParams]);
    const known = recordIdInput.safeParse(id);
    const bill = known.success ? await findBill(organizer, known.data) : null;
    if (!bill) notFound();
    const sponsors = await readSponsors(bill.state);
    const state = findState(bill.state)?.name.en ?? bill.state;
    return (
      <ConsolePage
        title={`${bill.number}, ${state}`}
        lead={[bill.title, bill.session, chamberNames[bill.chamber], bill.sponsor].filter(Boolean).join(" · ")}
        done={getOwn(done, what)}
      >
        <a href={`/console/bills?petition=${bill.petition}&state=${bill.state}`} className="w-fit text-link">
          All bills of {state}
        </a>
        <Section title="Steps" id="steps">
          {bill.steps.length ? (
            <BillSteps
              petition={bill.petition}
              steps={bill.steps}
              correctAction={correctStepAction}
              takeBackAction={takeBackStepAction}
            />
          ) : (
            <Empty>No step yet. The bill is shown to the public with its first one.</Empty>
          )}
        </Section>
        <Section title="Add a step" id="add">
          <ActionForm
            action={addStepAction.bind(null, bill.id)}
            form="add-step"
            submit="Add the step"
            busy="Adding…"
            fields={stepFields()}
          />
        </Section>
        <Section title="Correct the bill" id="correct">
          <ActionForm
            action={correctBillAction.bind(null, bill.id)}
            form="correct-bill"
            submit="Save the correction"
            busy="Saving…"
            fields={billFields(sponsors, bill)}
          />
        </Section>
        <TakeBack id={bill.id} />
      </ConsolePage>
    );
  });
}

function TakeBack({ id }: { id: number }) {
  return (
    <Section
      title="Take the bill back"
      id="take-back"
      lead="For a bill that was entered by mistake, with all its steps."
    >
      <ActionForm
        action={takeBackBillAction.bind(null, id)}
        form="take-back-bill"
        submit="Take back"
        busy="Taking back…"
        variant="danger"
        fields={[reasonField]}
      />
    </Section>
  );
}

const readSponsors = async (state: string) =>
  sponsorChoice(...(await Promise.all([listLawmakers(state, new Date()), findRoster(state)])));
