// The rows of the role matrix that are about bills.
import { addBill, addStep } from "@/lib/deliveries/bills/commands";
import { billInput, stepInput } from "@/lib/deliveries/bills/schema";

import { type Access, action, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";

const billFacts = {
  number: "HB 1",
  title: "A bill",
  session: "2027",
  chamber: "lower",
  sponsor: "",
  url: "https://example.org/bill",
};
const stepFacts = {
  kind: "introduced",
  chamber: "",
  dated: "2026-02-03",
  noteEn: "",
  noteEs: "",
  sourceUrl: "https://example.org/step",
  sourceTitle: "A source",
};

interface AddedBill {
  bill: number;
  step: number;
}

/** A bill of Texas and one of Vermont, each with one step. */
export const NO_BILLS: Record<"TX" | "VT", AddedBill> = { TX: { bill: 0, step: 0 }, VT: { bill: 0, step: 0 } };

/** Who may record bills. `of` gives the bills of the test that runs. */
export const billAccess = (of: () => typeof NO_BILLS): Record<string, Access[]> => ({
  "console/(signed-in)/bills/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/bills/[id]/page.tsx default": [
    { allowed: ORGANIZERS, arguments: () => page({}, { id: String(of().TX.bill) })() },
    { allowed: UNLIMITED, arguments: () => page({}, { id: String(of().VT.bill) })() },
  ],
  "console/(signed-in)/bills/actions.ts addBillAction": [
    { allowed: ORGANIZERS, arguments: action({ ...billFacts, petition: "harbor", state: "TX", number: "HB 2" }) },
    { allowed: UNLIMITED, arguments: action({ ...billFacts, petition: "harbor", state: "VT", number: "HB 2" }) },
  ],
  "console/(signed-in)/bills/actions.ts correctBillAction": [
    { allowed: ORGANIZERS, arguments: () => action(billFacts, of().TX.bill)() },
    { allowed: UNLIMITED, arguments: () => action(billFacts, of().VT.bill)() },
  ],
  "console/(signed-in)/bills/actions.ts takeBackBillAction": [
    { allowed: ORGANIZERS, arguments: () => action({ reason: "a mistake" }, of().TX.bill)() },
    { allowed: UNLIMITED, arguments: () => action({ reason: "a mistake" }, of().VT.bill)() },
  ],
  "console/(signed-in)/bills/actions.ts addStepAction": [
    { allowed: ORGANIZERS, arguments: () => action({ ...stepFacts, kind: "signed" }, of().TX.bill)() },
    { allowed: UNLIMITED, arguments: () => action({ ...stepFacts, kind: "signed" }, of().VT.bill)() },
  ],
  "console/(signed-in)/bills/actions.ts correctStepAction": [
    { allowed: ORGANIZERS, arguments: () => action(stepFacts, of().TX.step)() },
    { allowed: UNLIMITED, arguments: () => action(stepFacts, of().VT.step)() },
  ],
  "console/(signed-in)/bills/actions.ts takeBackStepAction": [
    { allowed: ORGANIZERS, arguments: () => action({ reason: "a mistake" }, of().TX.step)() },
    { allowed: UNLIMITED, arguments: () => action({ reason: "a mistake" }, of().VT.step)() },
  ],
});

/** Adds a bill of a state with one step, as an organizer. */
export async function addsBill(state: string, id: number, petition = "harbor"): Promise<AddedBill> {
  const by = { id, role: "admin", states: null } as const;
  const added = await addBill(by, billInput.parse({ ...billFacts, petition, state }), new Date());
  if (!added.ok) throw new Error(added.refusal);
  const { id: bill } = added.value;
  const step = await addStep(by, bill, stepInput.parse(stepFacts), new Date());
  if (!step.ok) throw new Error(step.refusal);
  return { bill, step: step.value.id };
}
