"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { setPause, setSwitches, type SwitchRefusal } from "@/lib/organizers/commands";
import { bannerInput, pauseInput } from "@/lib/organizers/schema";

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

export async function setBannerAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(bannerInput, async (banner) => {
      const set = await setSwitches(admin, { banner }, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction("/console/settings?done=banner");
    })(data);
  });
}
