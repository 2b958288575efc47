"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import {
  cancelDelivery,
  type CancelRefusal,
  createDelivery,
  type CreateRefusal,
  startBuilding,
  type StartRefusal,
} from "@/lib/deliveries/commands";
import { deliveryInput, numberInput } from "@/lib/deliveries/schema";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { accept, type Result } from "@/lib/result";
import { dayIn, endOfDayIn, timeZoneOfState } from "@/lib/time-zone";

const NOT_ALLOWED = "Your role or your states do not include this delivery.";
const GONE = "This delivery is not there. Please load the page again.";

const createRefusals: Record<CreateRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "no-such-petition": { errors: { petition: "Choose a petition from the list" } },
  "no-such-chamber": {
    errors: { chamber: "The legislature of this state has no such chamber. Choose one from the list" },
  },
  "no-such-delivery": { errors: { since: "Choose a finished delivery of this state from the list" } },
  "cut-off-in-future": { errors: { cutOff: "This day has not come yet. Leave it empty for now" } },
};

const startRefusals: Record<StartRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-delivery": GONE,
  "not-a-draft": "This delivery is being built already, or it is cancelled. Please load the page again.",
  expired: "The signatures of this petition have expired, so that there is nothing to deliver any more.",
  "no-roster": "No roster of this state is imported yet, so nobody knows who its lawmakers are.",
  "roster-outdated":
    "The roster is from before the new terms, so nobody knows who sits now. An admin imports a newer one on the page Data.",
  "no-recipients": "The roster names nobody who is in office in this chamber and whose district is known.",
  "no-such-lawmaker":
    "A lawmaker of the committee is not in office any more. Cancel this delivery and make another one.",
};

const cancelRefusals: Record<CancelRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-delivery": GONE,
  "not-cancellable": "This delivery is finished, and offices may have its files already. Revoke its links instead.",
};

const deliveryPath = (id: number) => `/console/deliveries/${Number(id)}`;

/** Makes a draft. The members of a committee are several boxes of one name, and the day ends in the time zone of the state. */
export async function createAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const form = new FormData();
    for (const [name, value] of data) form.set(name, value);
    form.set("lawmakers", data.getAll("lawmakers").join(" "));
    const day = data.get("cutOff");
    const now = new Date();
    const isDay = typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day);
    const zone = timeZoneOfState(String(data.get("state")).trim().toUpperCase());
    if (isDay) form.set("cutOff", day === dayIn(zone, now) ? "" : endOfDayIn(zone, day).toISOString());
    const state = await formAction(deliveryInput, async (input) => {
      const created = await createDelivery(organizer, input, now);
      if (!created.ok) return createRefusals[created.refusal];
      showAfterAction(`/console/deliveries/${created.value.id}?done=created` as Route);
    })(form);
    return isDay ? { ...state, values: { ...state.values, cutOff: day } } : state;
  });
}

export async function startAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "organizer",
    data,
    async (organizer) =>
      change(id, async (bound) => {
        const started = await startBuilding(organizer, bound, new Date());
        return started.ok ? accept("started") : { ok: false, refusal: startRefusals[started.refusal] };
      }),
    { recent: deliveryPath(id) },
  );
}

export async function cancelAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) =>
    change(id, async (bound) => {
      const cancelled = await cancelDelivery(organizer, bound, new Date());
      if (!cancelled.ok) return { ok: false, refusal: cancelRefusals[cancelled.refusal] };
      return accept(cancelled.value.kept > 0 ? "rest-cancelled" : "cancelled");
    }),
  );
}

/** Runs a change whose value is what the page says afterwards. */
async function change(id: number, command: (id: number) => Promise<Result<string, string>>): Promise<FormState> {
  const bound = numberInput.safeParse(id);
  if (!bound.success) return { ...EMPTY_FORM, message: GONE };
  const changed = await command(bound.data);
  if (!changed.ok) return { ...EMPTY_FORM, message: changed.refusal };
  showAfterAction(`/console/deliveries/${bound.data}?done=${changed.value}` as Route);
}
