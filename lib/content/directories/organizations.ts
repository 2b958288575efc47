import enOrganizations from "@/content/en/organizations.json";
import esOrganizations from "@/content/es/organizations.json";
import organizationsFile from "@/content/organizations.json";

import type { Locale } from "@/lib/locale";
import { statesByName } from "../states";
import { joinTranslations } from "./translations";
import { type Organization, organization, organizationKinds, organizationTranslation } from "./schema";

export const organizations: Organization[] = joinTranslations(
  {
    collection: "organizations",
    records: organizationsFile,
    translations: { en: enOrganizations, es: esOrganizations },
  },
  { record: organization, translation: organizationTranslation },
).sort((a, b) => a.name.localeCompare(b.name, "en"));

/** The organizations for the whole country, by their main kind. */
export const nationalByKind = organizationKinds
  .map((kind) => ({
    kind,
    organizations: organizations.filter((each) => each.kind === kind && each.states.length === 0),
  }))
  .filter((each) => each.organizations.length > 0);

/** The organizations of single states, by the name of their first state. */
export function localOrganizations(locale: Locale): Organization[] {
  const firstState = ({ states: codes }: Organization) =>
    statesByName(locale).findIndex(({ code }) => codes.includes(code));
  return organizations.filter((each) => each.states.length > 0).sort((a, b) => firstState(a) - firstState(b));
}

/** The organizations that work in one state, by its USPS code, without the national ones. */
export function organizationsIn(state: string): Organization[] {
  return organizations.filter((each) => each.states.includes(state));
}
