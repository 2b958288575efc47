"use server";

import { z } from "zod";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { listSender, type ListRefusal, unlistSender, type UnlistRefusal } from "@/lib/signatures/listings/commands";
import { listingIdInput, listingInput } from "@/lib/signatures/listings/schema";

const listRefusals: Record<ListRefusal, Partial<FormState>> = {
  "not-allowed": { message: "Your role does not include these lists." },
  "already-listed": { errors: { sender: "It is on this list already. Take it off first to change it" } },
};

const unlistRefusals: Record<UnlistRefusal, string> = {
  "not-allowed": "Your role does not include these lists.",
  "not-listed": "It is not on the list any more.",
};

/** Puts a sender on a list. It comes in a form, so that no URL and no log holds it. */
export async function listSenderAction(_state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    return formAction(listingInput, async (input) => {
      const listed = await listSender(admin, input, new Date());
      if (!listed.ok) return listRefusals[listed.refusal];
      showAfterAction("/console/blocks?done=listed");
    })(data);
  });
}

export async function unlistSenderAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("admin", data, async (admin) => {
    const bound = listingIdInput.safeParse(id);
    if (!bound.success) return { ...EMPTY_FORM, message: unlistRefusals["not-listed"] };
    return formAction(z.object({}), async () => {
      const unlisted = await unlistSender(admin, bound.data);
      if (!unlisted.ok) return { message: unlistRefusals[unlisted.refusal] };
      showAfterAction("/console/blocks?done=unlisted");
    })(data);
  });
}
