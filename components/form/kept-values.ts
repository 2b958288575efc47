import { EMPTY_FORM, type FormState } from "@/lib/form-state";

type Values = Record<string, string>;

const kept = new Map<string, Values>();
const KEPT_MAX = 10;

/** Under this name an entry of the tab's history says what was sent from it. */
const ENTRY = "sentForm";

/**
 * Keeps what a form sends for whoever goes back from the page that follows. A browser does so by itself only where that page
 * is loaded as a whole. It is kept in the memory of the tab alone and belongs to this entry of its history: whoever comes to
 * the form by a link finds it empty, as the next person at a shared screen should.
 */
export function keepValues(form: string, sent: Values): void {
  const entry = crypto.randomUUID();
  window.history.replaceState({ ...window.history.state, [ENTRY]: entry }, "");
  kept.set(`${entry} ${form}`, sent);
  const [oldest] = kept.keys();
  if (oldest && kept.size > KEPT_MAX) kept.delete(oldest);
}

/** What a form begins with: what was sent from this entry of the history before, or nothing. */
export function initialState(form: string | undefined): FormState {
  if (form === undefined || typeof window === "undefined") return EMPTY_FORM;
  const state = window.history.state as Record<string, unknown> | null;
  const values = kept.get(`${String(state?.[ENTRY])} ${form}`);
  return values ? { ...EMPTY_FORM, values } : EMPTY_FORM;
}
