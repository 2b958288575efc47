import { headers } from "next/headers";

import { confirmFirst } from "@/app/(console)/recent-sign-in";
import { handleOrApologize } from "@/app/_web/forms/action";
import { env } from "@/lib/env";
import { EMPTY_FORM, fieldsOf, type FormState } from "@/lib/form-state";
import { isFromOurPages } from "@/lib/organizers/origin";
import type { Role, Session } from "@/lib/organizers/schema";
import { isRecent } from "@/lib/organizers/second-factor/rules";
import { requireOrganizer, requireSession } from "@/lib/organizers/session";

/**
 * Begins an action of the console: finds the organizer before anything else of the request is read. When the database is
 * away the form says so and keeps what was typed. `recent` is the path of the page, for what takes a recent sign-in.
 */
export async function asOrganizer(
  minimumRole: Role,
  data: FormData,
  act: (organizer: Session) => Promise<FormState>,
  { recent }: { recent?: string | undefined } = {},
): Promise<FormState> {
  return begin(data, async () => {
    const organizer = await requireOrganizer(minimumRole);
    if (recent !== undefined && !isRecent(organizer, new Date())) return confirmFirst(recent);
    return act(organizer);
  });
}

/** The same for the second factor itself, which a session may still need. */
export async function asSessionHolder(
  data: FormData,
  act: (session: Session) => Promise<FormState>,
): Promise<FormState> {
  return begin(data, async () => act(await requireSession()));
}

async function begin(data: FormData, act: () => Promise<Partial<FormState>>): Promise<FormState> {
  const response = await handleOrApologize(async () => {
    if (!isFromOurPages(await headers(), env.SITE_URL))
      return { message: "This form has to be sent from our own page. Please load the page again." };
    return act();
  });
  return { ...EMPTY_FORM, values: data instanceof FormData ? fieldsOf(data) : {}, ...response };
}
