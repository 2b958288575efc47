import { headers } from "next/headers";

import { handleOrApologize } from "@/app/_web/forms/action";
import { env } from "@/lib/env";
import { EMPTY_FORM, fieldsOf, type FormState } from "@/lib/form-state";
import { isFromOurPages } from "@/lib/organizers/origin";
import type { Organizer, Role } from "@/lib/organizers/schema";
import { requireOrganizer } from "@/lib/organizers/session";

/**
 * Begins an action of the console: finds the organizer before anything else of the request is read. When the database is
 * away the form says so and keeps what was typed.
 */
export async function asOrganizer(
  minimumRole: Role,
  data: FormData,
  act: (organizer: Organizer) => Promise<FormState>,
): Promise<FormState> {
  const response = await handleOrApologize(async () => {
    if (!isFromOurPages(await headers(), env.SITE_URL))
      return { message: "This form has to be sent from our own page. Please load the page again." };
    return act(await requireOrganizer(minimumRole));
  });
  return { ...EMPTY_FORM, values: data instanceof FormData ? fieldsOf(data) : {}, ...response };
}
