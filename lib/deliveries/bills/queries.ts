import "server-only";

import { db } from "../../db/client";
import type { Organizer } from "../../organizers/schema";
import { mayRecordBills } from "./rules";
import type { Bill } from "./schema";

// More bills than a petition has in a state over the years.
export const BILLS_LISTED_MAX = 200;

const stepFields = {
  id: true,
  kind: true,
  chamber: true,
  dated: true,
  noteEn: true,
  noteEs: true,
  sourceUrl: true,
  sourceTitle: true,
} as const;

/** The fields of a bill itself, which commands read as well. */
export const billFields = {
  id: true,
  petitionId: true,
  state: true,
  number: true,
  title: true,
  session: true,
  chamber: true,
  sponsor: true,
  lawmakerId: true,
  url: true,
} as const;
const billWithSteps = {
  ...billFields,
  steps: {
    where: { takenBackAt: null },
    select: stepFields,
    orderBy: [{ dated: "desc" as const }, { id: "desc" as const }],
    take: 200,
  },
};

/** The bills of a state with their steps, the newest bill first. Null for an organizer who may not record them. */
export async function listBills(
  by: Organizer,
  { petition: slug, state }: { petition: string; state: string },
): Promise<Bill[] | null> {
  if (!mayRecordBills(by, state)) return null;
  const petition = await db.petition.findUnique({ where: { slug }, select: { id: true } });
  if (!petition) return [];
  const bills = await db.bill.findMany({
    where: { petitionId: petition.id, state, takenBackAt: null },
    select: billWithSteps,
    orderBy: { id: "desc" },
    take: BILLS_LISTED_MAX,
  });
  return bills.map((bill) => toBill(bill, slug));
}

/** One bill with its steps, or null where it does not exist, was taken back, or is of a state the organizer has not. */
export async function findBill(by: Organizer, id: number): Promise<Bill | null> {
  const bill = await db.bill.findFirst({ where: { id, takenBackAt: null }, select: billWithSteps });
  if (!bill || !mayRecordBills(by, bill.state)) return null;
  const petition = await db.petition.findUnique({ where: { id: bill.petitionId }, select: { slug: true } });
  return petition && toBill(bill, petition.slug);
}

type ReadBill = Omit<Bill, "petition" | "steps"> & {
  petitionId: number;
  steps: (Omit<Bill["steps"][number], "dated"> & { dated: Date })[];
};

function toBill({ petitionId: _, steps, ...bill }: ReadBill, petition: string): Bill {
  return {
    ...bill,
    petition,
    steps: steps.map((step) => ({ ...step, dated: step.dated.toISOString().slice(0, 10) })),
  };
}
