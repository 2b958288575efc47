import { isStateCode } from "../../content/states";
import { isAtLeast } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { type SignatureInput, signatureInput } from "../schema";
import { type ListField, listFields, type Mapping } from "./schema";

/** Whether an organizer may bring a list: it has people of all states, and their names and emails. */
export const mayBringLists = ({ role, states }: Organizer): boolean => isAtLeast(role, "admin") && states === null;

// The names that columns have in the exports of Action Network (first_name, zip_code, can2_state_abbreviated), ActionKit (first_name,
// state, region, postal, zip) and Change.org (Postal Code), and in lists that people write. A name that comes first here wins: ActionKit
// has the ZIP Code in `zip`, after a `postal` that is for other countries, and a `region` for them beside `state`.
const NAMES: Record<ListField, RegExp[]> = {
  email: [/^e?mail(address)?$/],
  name: [/^(full)?name$/],
  first: [/^(first|given|f)(name)?$/],
  last: [/^(last|family|sur|l)(name)?$/],
  zip: [/^zip(code)?$/, /^(zip)?(postal|post)(code)?$/],
  state: [/^(can2)?state(abbreviated|code|province)?$/, /^region$/],
};

/** Which column probably holds what, by their names. */
export function guessMapping(header: string[]): Mapping {
  const plain = header.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
  const guess = Object.fromEntries(
    listFields.map((field) => {
      const places = NAMES[field].map((pattern) => plain.findIndex((name) => pattern.test(name)));
      return [field, places.find((at) => at !== -1) ?? null];
    }),
  ) as Mapping;
  // One column with the whole name wins over its parts only where both parts are missing.
  return guess.first !== null || guess.last !== null ? { ...guess, name: null } : guess;
}

/**
 * The person of a line as a form would have said it, or why it cannot be a form. The line says neither that they want updates nor
 * that their name may be shown, so both are no. `state` counts only where the ZIP Code does not settle it.
 */
export function personOf(cells: string[], mapping: Mapping): { input: SignatureInput } | { fault: string } {
  const cell = (field: ListField) => (mapping[field] === null ? "" : (cells[mapping[field]] ?? "").trim());
  const name = cell("name") || `${cell("first")} ${cell("last")}`.trim();
  const code = cell("state").toUpperCase();
  const fields = { name, email: cell("email"), zip: cell("zip"), age: "on", street: "", comment: "", display: "" };
  const parse = (state: string) => signatureInput.safeParse({ ...fields, state, updates: "" });
  const alone = parse("");
  if (alone.success) return { input: alone.data };
  const withState = isStateCode(code) ? parse(code) : alone;
  return withState.success ? { input: withState.data } : { fault: withState.error.issues[0]?.message ?? "invalid" };
}
