import enOrganizations from "@/content/en/organizations.json";
import esOrganizations from "@/content/es/organizations.json";
import organizationsFile from "@/content/organizations.json";

import { type State, states } from "../states";
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

export const organizationsByKind = organizationKinds.map((kind) => ({
  kind,
  organizations: organizations.filter((each) => each.kind === kind),
}));

/** The organizations that work in one state, by its USPS code, without the national ones. */
export function organizationsIn(state: string): Organization[] {
  return organizations.filter((each) => each.states.includes(state));
}

/** The states with organizations of their own, each with its organizations. */
export const organizationsByState: { state: State; organizations: Organization[] }[] = states
  .map((state) => ({ state, organizations: organizationsIn(state.code) }))
  .filter((each) => each.organizations.length > 0);
