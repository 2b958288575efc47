"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { confirmFirst } from "@/app/(console)/recent-sign-in";
import { formAction } from "@/app/_web/forms/action";
import { formatNumber } from "@/i18n/format";
import { countExpiring } from "@/lib/deliveries/expiry/queries";
import { expiringWords } from "@/lib/deliveries/expiry/schema";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { findSettings } from "@/lib/limits/settings/queries";
import { retentionKeys, type Settings } from "@/lib/limits/settings/schema";
import { isRecent } from "@/lib/organizers/second-factor/rules";
import { changeSettings, type SettingRefusal } from "@/lib/organizers/settings/commands";
import { retentionInput } from "@/lib/organizers/settings/schema";
import { type HoldRefusal, liftHold, placeHold } from "@/lib/petitions/holds/commands";
import { holdIdInput, holdInput } from "@/lib/petitions/holds/schema";

const refusals: Record<SettingRefusal, string> = { "not-allowed": "Only admins change settings." };

const holdRefusals: Record<HoldRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Only admins place and lift legal holds." },
  "no-such-petition": { errors: { petition: "Choose a petition from the list" } },
  "no-such-hold": { message: "This hold is not there. Please load the page again." },
};

/** Sets how long data are kept. A shortening is asked about first, with what it erases. */
export async function setRetentionAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(retentionInput, async ({ settings, sure }) => {
      const now = new Date();
      const before = await findSettings();
      const shortens = retentionKeys.some((key) => settings[key] < before[key]);
      // What a shortening erases is gone, so an open screen is not enough.
      if (shortens && !isRecent(admin, now)) return confirmFirst("/console/settings/retention");
      if (shortens && !sure) return { errors: { sure: await effectOf(before, { ...before, ...settings }, now) } };
      const set = await changeSettings(admin, settings, now);
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction("/console/settings/retention?done=kept");
    })(data);
  });
}

async function effectOf(before: Settings, after: Settings, now: Date): Promise<string> {
  const [usual, shortened] = [await countExpiring(now, before), await countExpiring(now, after)];
  const more = shortened
    .map(({ what, rows }, index) => ({ what, rows: rows - usual[index]!.rows }))
    .filter(({ rows }) => rows > 0)
    .map(({ what, rows }) => `${expiringWords[what].toLowerCase()} (${formatNumber("en", rows)})`);
  const effect = more.length
    ? `the next night erases more: ${more.join(", ")}`
    : "the next night erases no more than now";
  return `With these times ${effect}. Nothing brings back what is erased. Choose “Yes” to set them`;
}

export async function placeHoldAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(holdInput, async (input) => {
      const placed = await placeHold(admin, input, new Date());
      if (!placed.ok) return holdRefusals[placed.refusal];
      showAfterAction("/console/settings/retention?done=placed");
    })(data);
  });
}

export async function liftHoldAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "admin",
    data,
    async (admin) => {
      const bound = holdIdInput.safeParse(id);
      if (!bound.success) return { ...EMPTY_FORM, ...holdRefusals["no-such-hold"] };
      return formAction(z.object({}), async () => {
        const lifted = await liftHold(admin, bound.data, new Date());
        if (!lifted.ok) return holdRefusals[lifted.refusal];
        showAfterAction("/console/settings/retention?done=lifted");
      })(data);
    },
    { recent: "/console/settings/retention" },
  );
}
