import { EMPTY_FORM, type FormState } from "@/lib/form-state";

type Values = Record<string, string>;

const kept = new Map<string, Values>();
const KEPT_MAX = 10;

/** The key in `history.state` under which an entry of the history names its kept values. */
const ENTRY = "sentForm";

/**
 * Keeps the values of a sent form, so that the form is filled in when the person goes back. A browser does this by itself
 * only after a full page load. The values are in the memory of the tab only and belong to one entry of its history: a link
 * to the form leads to an empty one, because the next person may use a shared screen.
 */
export function keepValues(form: string, sent: Values): void {
  const entry = crypto.randomUUID();
  window.history.replaceState({ ...window.history.state, [ENTRY]: entry }, "");
  kept.set(`${entry} ${form}`, sent);
  const [oldest] = kept.keys();
  if (oldest && kept.size > KEPT_MAX) kept.delete(oldest);
}

/** The initial state of a form: the values that were sent from this entry of the history, or none. */
export function initialState(form: string | undefined): FormState {
  if (form === undefined || typeof window === "undefined") return EMPTY_FORM;
  const state = window.history.state as Record<string, unknown> | null;
  const values = kept.get(`${String(state?.[ENTRY])} ${form}`);
  return values ? { ...EMPTY_FORM, values } : EMPTY_FORM;
}
