// Who may call what in the console, and how a page or an action is called. app/(console)/access.database.test.ts tries all of it.
import { EMPTY_FORM } from "@/lib/form-state";

export type Caller = "visitor" | "viewer" | "limited" | "organizer" | "admin";
export const callers: Caller[] = ["visitor", "viewer", "limited", "organizer", "admin"];

export const EVERYONE = callers;
export const SIGNED_IN: Caller[] = ["viewer", "limited", "organizer", "admin"];
export const ORGANIZERS: Caller[] = ["limited", "organizer", "admin"];
export const UNLIMITED: Caller[] = ["organizer", "admin"];
export const ADMINS: Caller[] = ["admin"];

export interface Access {
  allowed: Caller[];
  /** Where the row's subject lets nothing be done: what only callers who may are told, to the word. */
  answer?: RegExp;
  arguments: () => unknown[];
}

export const page =
  (search: Record<string, string> = {}, params: object = {}) =>
  () => [{ searchParams: Promise.resolve(search), params: Promise.resolve(params) }];
export const form = (fields: Record<string, string> = {}): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};
export const action =
  (fields: Record<string, string>, ...bound: unknown[]) =>
  () => [...bound, EMPTY_FORM, form(fields)];
/** The request for the signatures of a state as CSV. */
export const exportOf = (state: string) => () => [
  new Request("http://localhost:3000/console/exports/csv", {
    method: "POST",
    body: form({ petition: "harbor", state, reason: "a hearing" }),
  }),
];

/** A GET of a route with these parameters. */
export const get = (path: string, params: Record<string, string>) => () => [
  new Request(`http://localhost:3000${path}`),
  { params: Promise.resolve(params) },
];
