import { folded } from "../lib/content/facts/rules.ts";
import { interpolate } from "../lib/text.ts";
import { onHiddenTarget } from "./hidden-target.ts";

type Asked = { words: string; state: string; part: string };

/** Leaves only the entries of one state, one part of the list or with certain words on the page, and says how many they are. */
export function enhanceListFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-list-filter]");
  const list = form && document.getElementById(form.dataset.listFilter ?? "");
  const status = form?.querySelector("[role=status]");
  if (!list || !status) return;

  const entries = [...list.querySelectorAll<HTMLElement>("[data-states]")];
  // Where some entries hold for every state, they are shown with those of the state that was chosen.
  const { everywhere = "", tally = "", tallyState = tally } = form.dataset;
  const apply = () => {
    const { words = "", state = "", part = "" } = Object.fromEntries(new FormData(form)) as Partial<Asked>;
    const isBoth = everywhere !== "" && state !== "" && state !== everywhere;
    const shown = showOnly(
      list,
      entries,
      { words: folded(words).trim(), state, part },
      isBoth ? [state, everywhere] : [state],
    );
    if (everywhere !== "") putFirst(entries, (entry) => isBoth && isOf(entry, state));
    const here = shown.filter((entry) => isOf(entry, state)).length;
    const counts = { shown: shown.length, all: entries.length, here, everywhere: shown.length - here };
    const name = form.querySelector<HTMLOptionElement>("[name=state] option:checked")?.text ?? "";
    status.textContent =
      shown.length === entries.length ? "" : interpolate(isBoth ? tallyState : tally, { ...counts, state: name });
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
  // A browser that comes back to the page may bring the earlier choice along.
  if ([...new FormData(form).values()].some((value) => value !== "")) apply();
}

function isOf(entry: HTMLElement, state: string): boolean {
  return entry.dataset.states?.split(" ").includes(state) ?? false;
}

/** Hides what was not asked for, and gives back what is left. `codes` are those of which an entry must have one. */
function showOnly(list: HTMLElement, entries: HTMLElement[], asked: Asked, codes: string[]): HTMLElement[] {
  const chosen = asked.part === "" ? list : document.getElementById(asked.part)?.closest("[data-group]");
  for (const entry of entries) {
    const inState = asked.state === "" || codes.some((code) => isOf(entry, code));
    entry.hidden = !inState || !chosen?.contains(entry) || !folded(entry.textContent ?? "").includes(asked.words);
    // A mark on a map leads to an entry, and to nothing where the entry is hidden.
    document.querySelector(`[data-entry-mark="${entry.id}"]`)?.toggleAttribute("hidden", entry.hidden);
  }
  for (const group of list.querySelectorAll<HTMLElement>("[data-group]")) {
    group.hidden = group.querySelector("[data-states]:not([hidden])") === null;
  }
  // Links to all parts of the page would lead to hidden ones.
  const isWhole = Object.values(asked).every((part) => part === "");
  for (const links of list.querySelectorAll<HTMLElement>("[data-whole-list]")) links.hidden = !isWhole;
  return entries.filter((entry) => !entry.hidden);
}

/** Puts some entries at the beginning of their part of the list, and all others back to where they were. */
function putFirst(entries: HTMLElement[], isFirst: (entry: HTMLElement) => boolean) {
  const ordered = [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))];
  for (const entry of ordered) entry.parentElement?.append(entry);
}
