"use server";

import type { Route } from "next";
import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { chosenTimeZone } from "@/app/(console)/time-zone";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import type { Organizer } from "@/lib/organizers/schema";
import type { Result } from "@/lib/result";
import { type ModerationRefusal, reinstate } from "@/lib/signatures/moderation/commands";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import {
  cancelRemoval,
  type RemovalRefusal,
  startRemoval,
  undoRemoval,
  writeRule,
  type WriteRefusal,
} from "@/lib/signatures/removals/commands";
import { removalIdInput, ruleInput, startInput } from "@/lib/signatures/removals/schema";
import { momentOfClock } from "@/lib/time-zone";

const NOT_ALLOWED = "Your role or your states do not include this.";

const writeRefusals: Record<WriteRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-petition": "This petition is not there any more. Please load the page again.",
  "too-many-running": "Ten removals are running. Please wait until one of them is done.",
};

const refusals: Record<RemovalRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-removal": "This removal is not there.",
  "not-now": "The removal has moved on since this page was loaded. Please load it again.",
  "nothing-found": "The rule fits no signature, so there is nothing to remove.",
};

const reinstateRefusals: Record<ModerationRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-signature": "This signature is not there any more: its signer may have erased it.",
  "not-confirmed": "This signature does not count at the moment. Please load the page again.",
  "not-removed": "This signature is not removed any more. Please load the page again.",
};

const pathOf = (id: number, query: string) => `/console/removals/${id}?${query}` as Route;

export async function writeRuleAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    return formAction(ruleInput, async (input) => {
      const timeZone = await chosenTimeZone();
      const moment = (shown: Date | null) => shown && momentOfClock(timeZone, shown);
      const [confirmedFrom, confirmedBefore] = [moment(input.confirmedFrom), moment(input.confirmedBefore)];
      const written = await writeRule(organizer, { ...input, confirmedFrom, confirmedBefore }, new Date());
      if (!written.ok) return { message: writeRefusals[written.refusal] };
      showAfterAction(`/console/removals/${written.value}` as Route);
    })(data);
  });
}

export async function startRemovalAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return act(
    id,
    data,
    startInput,
    "started",
    (organizer, removal, { reason }, now) => startRemoval(organizer, removal, reason, now),
    { recent: `/console/removals/${Number(id)}` },
  );
}

export async function cancelRemovalAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return act(id, data, z.object({}), "cancelled", (organizer, removal, _input, now) =>
    cancelRemoval(organizer, removal, now),
  );
}

export async function undoRemovalAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return act(id, data, z.object({}), "undoing", (organizer, removal, _input, now) =>
    undoRemoval(organizer, removal, now),
  );
}

async function act<Schema extends z.ZodType>(
  id: number,
  data: FormData,
  schema: Schema,
  done: string,
  command: (
    organizer: Organizer,
    removal: number,
    input: z.output<Schema>,
    now: Date,
  ) => Promise<Result<undefined, RemovalRefusal>>,
  options: { recent?: string } = {},
): Promise<FormState> {
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      const bound = removalIdInput.safeParse(id);
      if (!bound.success) return { ...EMPTY_FORM, message: refusals["no-such-removal"] };
      return formAction(schema, async (input) => {
        const result = await command(organizer, bound.data, input, new Date());
        if (!result.ok) return { message: refusals[result.refusal] };
        showAfterAction(pathOf(bound.data, `done=${done}`));
      })(data);
    },
    options,
  );
}

/** Counts one removed signature again, and leads back to the same place of the list. */
export async function reinstateFoundAction(
  removal: number,
  after: string,
  id: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = signatureIdInput.safeParse(id);
    const place = removalIdInput.safeParse(removal);
    if (!bound.success || !place.success) return { ...EMPTY_FORM, message: reinstateRefusals["no-such-signature"] };
    return formAction(z.object({}), async () => {
      const reinstated = await reinstate(organizer, bound.data);
      if (!reinstated.ok) return { message: reinstateRefusals[reinstated.refusal] };
      const from = signatureIdInput.safeParse(after).data;
      showAfterAction(pathOf(place.data, `done=reinstated${from === undefined ? "" : `&after=${from}`}`));
    })(data);
  });
}
