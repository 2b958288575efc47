"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { setPause, setSwitches, type SwitchRefusal } from "@/lib/organizers/commands";
import { changeSettings } from "@/lib/organizers/settings/commands";
import { numbersInput, settingGroupInput } from "@/lib/organizers/settings/schema";
import { bannerInput, mailCapInput, pauseInput } from "@/lib/organizers/schema";

const refusals: Record<SwitchRefusal, string> = { "not-allowed": "Only admins change settings." };

export async function setPauseAction(
  key: string,
  value: boolean,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = pauseInput.safeParse({ key, value });
    if (!bound.success) return { ...EMPTY_FORM, message: "There is no such switch. Please reload the page." };
    return formAction(z.object({}), async () => {
      const set = await setPause(admin, bound.data, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction(`/console/settings?done=${bound.data.key}`);
    })(data);
  });
}

export async function setMailCapAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(mailCapInput, async ({ max }) => {
      const set = await setSwitches(admin, { "mail-daily-max": max }, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction("/console/settings?done=mail-cap");
    })(data);
  });
}

/** Sets the numbers of one form of the page. */
export async function setNumbersAction(group: string, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = settingGroupInput.safeParse(group);
    if (!bound.success) return { ...EMPTY_FORM, message: "There is no such setting. Please reload the page." };
    return formAction(numbersInput(bound.data), async (settings) => {
      const set = await changeSettings(admin, settings, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction(`/console/settings?done=${bound.data}`);
    })(data);
  });
}

export async function setBannerAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(bannerInput, async (banner) => {
      const set = await setSwitches(admin, { banner }, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction("/console/settings?done=banner");
    })(data);
  });
}
