"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/forms/action";
import { clientIp } from "@/app/_web/forms/request";
import { finderPath } from "@/components/lawmakers/paths";
import { messagesOf } from "@/i18n/messages";
import type { FormState } from "@/lib/form-state";
import { findDistrictsOfStreet } from "@/lib/lawmakers/finder/commands";
import { type FinderInput, finderInput } from "@/lib/lawmakers/finder/schema";
import { settleState } from "@/lib/lawmakers/rules";
import { localePath, toLocale } from "@/lib/locale";

/**
 * Leads to the page with the lawmakers: by the districts of the street, or by the ZIP Code where no street was entered or the
 * geocoder is away. The street itself is in no URL.
 */
export async function findAction(language: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(language);
  const { fieldErrors, unavailable } = messagesOf(locale).lawmakers;
  const errors: Record<string, string> = fieldErrors;
  return formAction(
    finderInput,
    async (input): Promise<Partial<FormState>> => {
      const response = await pathTo(input);
      if ("fault" in response) return { errors: { [response.field]: errors[response.fault]! } };
      redirect(`${localePath(locale, response.path)}#found` as Route);
    },
    { messageOf: (code) => errors[code] ?? errors["zip-invalid"]!, unavailable },
  )(data);
}

type Fault = { field: "state" | "street"; fault: "state-missing" | "state-contradicts" | "no-match" };

async function pathTo({ zip, state: chosen, street }: FinderInput): Promise<{ path: string } | Fault> {
  const byZip = (more: Record<string, string>) => ({ path: `/lawmakers?${new URLSearchParams({ zip, ...more })}` });
  // The page asks for the state.
  if (street === null) return byZip(chosen === undefined ? {} : { state: chosen });
  const settled = settleState(zip, chosen);
  if ("question" in settled) return { field: "state", fault: settled.question };
  const { state } = settled;
  const found = await findDistrictsOfStreet({ street, zip, state }, await clientIp(), new Date());
  if (found.ok) return { path: finderPath({ state, ...found.value }) };
  return found.refusal === "no-match"
    ? { field: "street", fault: "no-match" }
    : byZip({ state, street: found.refusal });
}
