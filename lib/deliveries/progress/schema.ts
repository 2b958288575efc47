import type { BillChamber, BillStepKind } from "../bills/schema";

/** What happened, where it happened, and where that can be read. */
export interface ProgressStep {
  /** Names the step on the page of its state, such as `bill-step-12`. */
  id: string;
  kind: BillStepKind;
  /** The USPS code. */
  state: string;
  /** The day in the state, such as `2027-02-03`. */
  dated: string;
  chamber: BillChamber | null;
  bill: { number: string; title: string; session: string; chamber: BillChamber; sponsor: string | null; url: string };
  note: { en: string; es: string } | null;
  source: { url: string; title: string };
  /** When it was entered, and last corrected. */
  enteredAt: Date;
  changedAt: Date;
}
