import { folded } from "../lib/content/facts/rules.ts";

type Asked = { words: string; state: string; part: string };

/** Leaves only the entries of one state, one part of the list or with certain words on the page, and says how many they are. */
export function enhanceListFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-list-filter]");
  const list = form && document.getElementById(form.dataset.listFilter ?? "");
  const status = form?.querySelector("[role=status]");
  if (!list || !status) return;

  const apply = () => {
    const { words = "", state = "", part = "" } = Object.fromEntries(new FormData(form)) as Partial<Asked>;
    const { shown, all } = showOnly(list, { words: folded(words).trim(), state, part });
    status.textContent = shown === all ? "" : (form.dataset.tally ?? "").replace("{shown}", `${shown}`).replace("{all}", `${all}`);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
  // A browser that comes back to the page may bring the earlier choice along.
  if ([...new FormData(form).values()].some((value) => value !== "")) apply();
}

function showOnly(list: HTMLElement, asked: Asked) {
  const entries = [...list.querySelectorAll<HTMLElement>("[data-states]")];
  const chosen = asked.part === "" ? list : document.getElementById(asked.part)?.closest("[data-group]");
  for (const entry of entries) {
    const inState = asked.state === "" || entry.dataset.states?.split(" ").includes(asked.state);
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
  return { shown: entries.filter((entry) => !entry.hidden).length, all: entries.length };
}
