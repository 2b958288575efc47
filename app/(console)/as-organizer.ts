import { handleOrApologize } from "@/app/_web/action";
import { EMPTY_FORM, fieldsOf, type FormState } from "@/lib/form-state";
import type { Organizer, Role } from "@/lib/organizers/schema";
import { requireOrganizer } from "@/lib/organizers/session";

/**
 * How each action of the console begins: with who asks. Nothing that was sent is looked at before. When the database is
 * away the form says so and keeps what was typed.
 */
export async function asOrganizer(
  minimumRole: Role, data: FormData, act: (organizer: Organizer) => Promise<FormState>,
): Promise<FormState> {
  const answer = await handleOrApologize(async () => act(await requireOrganizer(minimumRole)));
  return { ...EMPTY_FORM, values: data instanceof FormData ? fieldsOf(data) : {}, ...answer };
}
