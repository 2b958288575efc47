import { type FactFilter, folded, matchesFilter } from "../lib/content/facts/rules.ts";
import { onHiddenTarget } from "./hidden-target.ts";

/** Hides the facts that do not match the filter. The page contains all of them. The filter is not in the URL or the history. */
export function enhanceFactFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-fact-filter]");
  const result = form?.querySelector("[role=status]");
  if (!form || !result) return;

  const apply = () => {
    const [shown, all] = showMatching(Object.fromEntries(new FormData(form)) as FactFilter);
    const { shownMessage = "", noneMessage = "" } = form.dataset;
    result.textContent =
      shown === 0 ? noneMessage : shownMessage.replace("{shown}", `${shown}`).replace("{all}", `${all}`);
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  // The browser resets the fields only after this event.
  form.addEventListener("reset", () => setTimeout(apply));
  onHiddenTarget(() => {
    form.reset();
    showMatching({ query: "", topic: "", status: "" });
  });
}

/** Shows the entries that match and the topics that have one. Returns how many match, and how many there are. */
function showMatching(filter: FactFilter): [number, number] {
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
