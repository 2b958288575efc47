import { folded } from "../lib/content/facts/rules.ts";
import { interpolate } from "../lib/text.ts";
import { onHiddenTarget } from "./hidden-target.ts";

type Filter = { query: string; state: string; part: string };

/** Filters a list by state, part and text, and says how many entries match. */
export function enhanceListFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-list-filter]");
  const list = form && document.getElementById(form.dataset.listFilter ?? "");
  const status = form?.querySelector("[role=status]");
  if (!list || !status) return;

  const entries = [...list.querySelectorAll<HTMLElement>("[data-states]")];
  // Nationwide entries are shown with those of the chosen state.
  const { everywhere = "", count = "", countInState = count } = form.dataset;
  const apply = () => {
    const { query = "", state = "", part = "" } = Object.fromEntries(new FormData(form)) as Partial<Filter>;
    const isBoth = everywhere !== "" && state !== "" && state !== everywhere;
    const shown = showOnly(
      list,
      entries,
      { query: folded(query).trim(), state, part },
      isBoth ? [state, everywhere] : [state],
    );
    if (everywhere !== "") putFirst(entries, (entry) => isBoth && isOf(entry, state));
    const here = shown.filter((entry) => isOf(entry, state)).length;
    const counts = { shown: shown.length, all: entries.length, here, everywhere: shown.length - here };
    const name = form.querySelector<HTMLOptionElement>("[name=state] option:checked")?.text ?? "";
    status.textContent =
      shown.length === entries.length ? "" : interpolate(isBoth ? countInState : count, { ...counts, state: name });
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  onHiddenTarget(() => {
    form.reset();
    apply();
  });
  // A browser may restore the fields when the reader comes back to the page.
  if ([...new FormData(form).values()].some((value) => value !== "")) apply();
}

function isOf(entry: HTMLElement, state: string): boolean {
  return entry.dataset.states?.split(" ").includes(state) ?? false;
}

/** Hides the entries that do not match, and returns the others. An entry must have one of the state codes in `codes`. */
function showOnly(list: HTMLElement, entries: HTMLElement[], filter: Filter, codes: string[]): HTMLElement[] {
  const chosen = filter.part === "" ? list : document.getElementById(filter.part)?.closest("[data-group]");
  for (const entry of entries) {
    const inState = filter.state === "" || codes.some((code) => isOf(entry, code));
    entry.hidden = !inState || !chosen?.contains(entry) || !folded(entry.textContent ?? "").includes(filter.query);
    // A mark on a map links to its entry, so it is hidden with it.
    document.querySelector(`[data-entry-mark="${entry.id}"]`)?.toggleAttribute("hidden", entry.hidden);
  }
  for (const group of list.querySelectorAll<HTMLElement>("[data-group]")) {
    group.hidden = group.querySelector("[data-states]:not([hidden])") === null;
  }
  // Links to the parts of the page could lead to hidden ones.
  const isWhole = Object.values(filter).every((part) => part === "");
  for (const links of list.querySelectorAll<HTMLElement>("[data-whole-list]")) links.hidden = !isWhole;
  return entries.filter((entry) => !entry.hidden);
}

/** Moves some entries to the beginning of their part of the list. The others keep their order. */
function putFirst(entries: HTMLElement[], isFirst: (entry: HTMLElement) => boolean) {
  const ordered = [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))];
  for (const entry of ordered) entry.parentElement?.append(entry);
}
