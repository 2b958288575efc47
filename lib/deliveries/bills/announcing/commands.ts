import "server-only";

import type { Transaction } from "../../../db/client";
import { enqueueWebhook } from "../../../webhooks/commands";
import type { BillChamber, StepInput } from "../schema";

interface BillOfStep {
  petitionId: number;
  state: string;
  number: string;
  title: string;
  session: string;
  url: string;
}

type ToldStep = Omit<StepInput, "dated"> & { id: number; dated: string | Date; chamber: BillChamber | null };

/** Writes what happened to a step of a bill for the webhooks. The sponsor, who is a person, is no part of it. */
export async function announceStep(
  tx: Transaction,
  { petitionId, state, number, title, session, url }: BillOfStep,
  { step, change }: { step: ToldStep; change: "added" | "corrected" | "taken-back" },
  now: Date,
): Promise<void> {
  const { id, kind, dated, chamber, noteEn, noteEs, sourceUrl, sourceTitle } = step;
  const told = {
    id: `bill-step-${id}`,
    kind,
    dated: typeof dated === "string" ? dated : dated.toISOString().slice(0, 10),
    chamber,
    bill: { number, title, session, url },
    note: noteEn !== null && noteEs !== null ? { en: noteEn, es: noteEs } : null,
    source: { url: sourceUrl, title: sourceTitle },
  };
  await enqueueWebhook(tx, { type: "bill.step", petitionId, data: { state, change, step: told } }, now);
}
