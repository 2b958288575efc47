"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import type { Organizer } from "@/lib/organizers/schema";
import { type BatchRefusal, enterBatch, type PaperRefusal, removePaper } from "@/lib/signatures/paper/commands";
import { PAPER_CSV_BYTES_MAX, readPaperCsv } from "@/lib/signatures/paper/csv";
import { batchForm } from "@/lib/signatures/paper/form";
import { lineField } from "@/lib/signatures/paper/rules";
import { findSigningDays } from "@/lib/signatures/paper/queries";
import {
  type BatchHead,
  batchHead,
  type LineProblem,
  paperIdInput,
  paperRemoval,
  readLines,
  type WrittenLine,
} from "@/lib/signatures/paper/schema";

const refusals: Record<BatchRefusal | PaperRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role or your states do not include this." },
  "no-such-petition": { errors: { petition: "Choose a petition" } },
  "reference-taken": { errors: { reference: "Other lines were entered under this reference. Give these another one" } },
  expired: { errors: { petition: "The signatures of this petition have expired, so that nothing is added any more" } },
  "no-such-line": { message: "This line is removed already. Please load the page again." },
};

const LISTED_PROBLEMS_MAX = 20;

export async function enterBatchAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(batchForm, ({ head, lines }) =>
      enter(organizer, head, lines, (problems) => ({
        errors: Object.fromEntries(
          problems.map(({ line, column, message }) => [lineField(column, line), `Line ${line}: ${message}`]),
        ),
      })),
    )(data);
  });
}

export async function uploadBatchAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(batchHead, async (head) => {
      const file = data.get("file");
      if (!(file instanceof File) || file.size === 0) return { errors: { file: "Choose a CSV file" } };
      if (file.size > PAPER_CSV_BYTES_MAX) return { errors: { file: "This file is too large. Cut it into several" } };
      const read = readPaperCsv(new Uint8Array(await file.arrayBuffer()));
      if ("fault" in read) return { errors: { file: read.fault } };
      return enter(organizer, head, read.lines, (problems) => ({
        errors: { file: "Nothing was entered. Correct these lines of the file and choose it again" },
        message: problems
          .slice(0, LISTED_PROBLEMS_MAX)
          .map(({ line, column, message }) => `Line ${line}, ${column}: ${message}.`)
          .join(" "),
      }));
    })(data);
  });
}

async function enter(
  organizer: Organizer,
  head: BatchHead,
  written: WrittenLine[],
  toErrors: (problems: LineProblem[]) => Partial<FormState>,
): Promise<Partial<FormState> | void> {
  const now = new Date();
  const days = await findSigningDays(head.petition);
  if (days === null) return refusals["no-such-petition"];
  const { lines, problems } = readLines(written, { state: head.state, ...days, now });
  if (problems.length > 0) return toErrors(problems);
  const entered = await enterBatch(organizer, head, lines, now);
  if (!entered.ok) return refusals[entered.refusal];
  const { id, counted, doubles, repeated } = entered.value;
  const query = new URLSearchParams({
    petition: head.petition,
    state: head.state,
    done: repeated ? "repeated" : "entered",
    batch: String(id),
    counted: String(counted),
    doubles: String(doubles),
  });
  showAfterAction(`/console/paper?${query}` as Route);
}

export async function removePaperAction(id: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      const bound = paperIdInput.safeParse(id);
      if (!bound.success) return { ...EMPTY_FORM, ...refusals["no-such-line"] };
      return formAction(paperRemoval, async ({ reason }) => {
        const removed = await removePaper(organizer, bound.data, reason, new Date());
        if (!removed.ok) return refusals[removed.refusal];
        showAfterAction(`/console/paper/${removed.value.batch}?done=removed` as Route);
      })(data);
    },
    // Who signed on the line is blanked, and nothing brings that back.
    { recent: "/console/paper" },
  );
}
