"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { switchesSchema } from "@/lib/limits/schema";
import { setSwitches, type SwitchRefusal } from "@/lib/organizers/commands";

const refusals: Record<SwitchRefusal, string> = { "not-allowed": "Only admins change settings." };

const pause = z.object({ key: z.enum(["signing-paused", "mail-paused"]), value: z.boolean() });

export async function setPauseAction(
  key: string,
  value: boolean,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = pause.safeParse({ key, value });
    if (!bound.success) return { ...EMPTY_FORM, message: "There is no such switch. Please reload the page." };
    return formAction(z.object({}), async () => {
      const { key: name, value: isPaused } = bound.data;
      // An admin who sends mail again means it: the pause that the mail service asked for ends as well.
      const ends = name === "mail-paused" && !isPaused ? { "mail-paused-until": null } : {};
      const set = await setSwitches(admin, { [name]: isPaused, ...ends }, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction(`/console/settings?done=${name}`);
    })(data);
  });
}

// Both languages or neither: a reader of the other one would be left out.
const bannerInput = z.object({ en: z.string().trim(), es: z.string().trim() }).transform((texts, context) => {
  if (!texts.en && !texts.es) return null;
  const banner = switchesSchema.shape.banner.safeParse(texts);
  if (banner.success) return banner.data;
  for (const { path } of banner.error.issues) {
    context.addIssue({
      code: "custom",
      path,
      message: "Write it in both languages, in at most 300 characters, or leave both empty",
    });
  }
  return z.NEVER;
});

export async function setBannerAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(bannerInput, async (banner) => {
      const set = await setSwitches(admin, { banner }, new Date());
      if (!set.ok) return { message: refusals[set.refusal] };
      showAfterAction("/console/settings?done=banner");
    })(data);
  });
}
