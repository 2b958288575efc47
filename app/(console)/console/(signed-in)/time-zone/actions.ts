"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { chooseTimeZone } from "@/app/(console)/time-zone";
import { formAction } from "@/app/_web/forms/action";
import type { FormState } from "@/lib/form-state";
import { isSecure } from "@/lib/organizers/sign-in/cookie";
import { timeZones } from "@/lib/time-zone";

const timeZoneInput = z.object({
  timeZone: z.enum(
    timeZones.map(({ value }) => value),
    "Choose a time zone",
  ),
});

export async function chooseTimeZoneAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("viewer", data, async () => {
    return formAction(timeZoneInput, async ({ timeZone }) => {
      await chooseTimeZone(timeZone, { secure: isSecure() });
      showAfterAction("/console/time-zone?done=chosen");
    })(data);
  });
}
