import { type FactFilter, folded, matchesFilter } from "../lib/content/facts/rules.ts";
import { onHiddenTarget } from "./hidden-target.ts";

/**
 * Hides the entries of the ledger that are not asked for. All of them are in the page and stay in it. What is typed
 * leaves no trace in the address or the history.
 */
export function enhanceFactFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-fact-filter]");
  const result = form?.querySelector("[role=status]");
  if (!form || !result) return;

  const apply = () => {
    const [shown, all] = showAskedFor(Object.fromEntries(new FormData(form)) as FactFilter);
    const { shownWords = "", noneWords = "" } = form.dataset;
    result.textContent = shown === 0 ? noneWords : shownWords.replace("{shown}", `${shown}`).replace("{all}", `${all}`);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  // The fields are empty again only after this event.
  form.addEventListener("reset", () => setTimeout(apply));
  onHiddenTarget(() => {
    form.reset();
    showAskedFor({ query: "", topic: "", status: "" });
  });
}

/** Shows the entries asked for and the topics that still have one; says how many of how many that are. */
function showAskedFor(filter: FactFilter): [number, number] {
  const entries = [...document.querySelectorAll<HTMLElement>("[data-entry]")];
  for (const entry of entries) {
    const { topic = "", status = "" } = entry.dataset;
    entry.hidden = !matchesFilter({ text: folded(entry.textContent ?? ""), topic, status }, filter);
  }
  for (const topic of document.querySelectorAll<HTMLElement>("[data-entries]")) {
    topic.hidden = topic.querySelector("[data-entry]:not([hidden])") === null;
  }
  return [entries.filter((entry) => !entry.hidden).length, entries.length];
}
