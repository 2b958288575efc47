"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import type { $ZodType, output } from "zod/v4/core";

import { formAction } from "@/app/_web/forms/action";
import { formCopy } from "@/app/_web/forms/form-copy";
import {
  type OfficeReceiptRefusal,
  type OfficeReplyRefusal,
  receiveByOffice,
  replyByOffice,
} from "@/lib/deliveries/handing-over/office/commands";
import { receiptInput, replyInput } from "@/lib/deliveries/handing-over/schema";
import type { FormState } from "@/lib/form-state";
import { localePath, toLocale } from "@/lib/locale";
import type { Result } from "@/lib/result";

/** The receipt of the office, which ends its link. */
export async function receiveAction(
  token: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return act({ token, language, done: "received", data }, receiptInput, (input) =>
    receiveByOffice(token, input, new Date()),
  );
}

export async function replyAction(
  token: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return act({ token, language, done: "replied", data }, replyInput, ({ reply }) =>
    replyByOffice(token, reply, new Date()),
  );
}

interface Posted {
  token: string;
  language: string;
  done: "received" | "replied";
  data: FormData;
}

async function act<Schema extends $ZodType>(
  { token, language, done, data }: Posted,
  schema: Schema,
  command: (input: output<Schema>) => Promise<Result<undefined, OfficeReceiptRefusal | OfficeReplyRefusal>>,
): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "deliveries");
  return formAction(
    schema,
    async (input) => {
      const result = await command(input);
      if (!result.ok) return { message: refusals[result.refusal] };
      redirect(localePath(locale, `/delivery/${token}?done=${done}`) as Route);
    },
    { messageOf, unavailable: refusals.unavailable },
  )(data);
}
