import enOrganizations from "@/content/en/organizations.json";
import esOrganizations from "@/content/es/organizations.json";
import organizationsFile from "@/content/organizations.json";

import { type State, states } from "../states";
import { pairWithWords } from "./pairing";
import { type Organization, organization, organizationKinds, organizationWords } from "./schema";

export const organizations: Organization[] = pairWithWords(
  { collection: "organizations", records: organizationsFile, words: { en: enOrganizations, es: esOrganizations } },
  { record: organization, words: organizationWords },
).sort((a, b) => a.name.localeCompare(b.name, "en"));

export const organizationsByKind = organizationKinds.map((kind) => ({
  kind,
  organizations: organizations.filter((each) => each.kind === kind),
}));

/** The organizations that work in one state, by its USPS code. National ones are not among them. */
export function organizationsIn(state: string): Organization[] {
  return organizations.filter((each) => each.states.includes(state));
}

/** The states in which some organization of the list works, each with those that do. */
export const organizationsByState: { state: State; organizations: Organization[] }[] = states
  .map((state) => ({ state, organizations: organizationsIn(state.code) }))
  .filter((each) => each.organizations.length > 0);
