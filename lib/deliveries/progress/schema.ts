import type { BillChamber, BillStepKind } from "../bills/schema";
import type { PublicRecipient } from "../schema";

/** What an organizer has entered of a bill. */
export interface BillProgress {
  kind: BillStepKind;
  chamber: BillChamber | null;
  bill: { number: string; title: string; session: string; chamber: BillChamber; sponsor: string | null; url: string };
  note: { en: string; es: string } | null;
  source: { url: string; title: string };
}

/** What happened to the packets of one delivery on one day: sent by a link, handed over with a receipt, or answered. */
export interface DeliveryProgress {
  kind: "delivered" | "received" | "answered";
  /** How many offices it was. */
  offices: number;
  /** The name of the lawmaker or the committee where it was one, and null otherwise. */
  recipient: string | null;
  /** The code of the packet where it was one office, and null otherwise. */
  verificationCode: string | null;
}

/** The offices of one step of a delivery, each with the code of its packet. */
export interface StepOffices {
  petition: string;
  state: string;
  kind: DeliveryProgress["kind"];
  /** The day in the state, such as `2027-02-03`. */
  dated: string;
  offices: { recipient: PublicRecipient; verificationCode: string }[];
}

/** What happened, where it happened, and where that can be read. Bills have a `bill`, deliveries have `offices`. */
export type ProgressStep = (BillProgress | DeliveryProgress) & {
  /** Names the step on the page of its state, such as `bill-step-12`. It stays. */
  id: string;
  /** The USPS code. */
  state: string;
  /** The day in the state, such as `2027-02-03`. */
  dated: string;
  /** When it was entered, and last changed. */
  enteredAt: Date;
  changedAt: Date;
};
