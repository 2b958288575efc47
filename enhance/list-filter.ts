import { countText, isEmptyFilter, matchesFilter } from "../lib/content/filter/rules.ts";
import { folded } from "../lib/folded.ts";
import { onHiddenTarget } from "./hidden-target.ts";

/**
 * Filters a list while somebody types or chooses, and says how many entries match. Nothing is sent, and what is typed is neither
 * in the URL nor in the history. Without a script the form is sent and the server filters (components/directories/filtered-list.tsx).
 */
export function enhanceListFilter() {
  const form = document.querySelector<HTMLFormElement>("form[data-list-filter]");
  const list = form && document.getElementById(form.dataset.listFilter ?? "");
  if (!list) return;

  const apply = applierOf(form, list);
  const applyChange = () => {
    apply();
    // The URL of a filtered list would say something else than the form.
    if (window.location.search) history.replaceState(null, "", window.location.pathname);
  };
  const showAll = () => {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) field.value = "";
    apply();
  };
  form.addEventListener("input", applyChange);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    applyChange();
  });
  form.querySelector("[data-show-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    showAll();
    applyChange();
    form.querySelector<HTMLElement>("[name=q]")?.focus();
  });
  onHiddenTarget(showAll);
  // A browser may restore the fields when the reader comes back to the page.
  apply();
}

/** Returns the function that shows what matches the fields of the form as they are then. */
function applierOf(form: HTMLFormElement, list: HTMLElement): () => void {
  const entries = [...list.querySelectorAll<HTMLElement>("[data-entry]")].map((element) => ({
    element,
    text: folded(
      [...element.querySelectorAll("[data-text]")].map((part) => part.textContent).join(" ") +
        " " +
        (element.dataset.words ?? ""),
    ),
    // A mark on a map links to its entry, so it is hidden with it.
    mark: document.querySelector(`[data-entry-mark="${element.querySelector("[id]")?.id}"]`),
  }));
  const [menu = "", value = ""] = (form.dataset.everywhere ?? "").split(" ");
  const everywhere = menu === "" ? undefined : { menu, value };
  return () => {
    const filter = { q: "", ...(Object.fromEntries(new FormData(form)) as Record<string, string>) };
    for (const { element, text, mark } of entries) {
      element.hidden = !matchesFilter({ text, values: { ...element.dataset } }, filter, everywhere);
      mark?.toggleAttribute("hidden", element.hidden);
    }
    const shown = entries.filter(({ element }) => !element.hidden).map(({ element }) => element);
    const chosen = form.querySelector<HTMLSelectElement>(`[name="${menu}"]`)?.selectedOptions[0];
    const state = chosen && chosen.value !== "" && chosen.value !== value ? chosen : null;
    const here = shown.filter(({ dataset }) => dataset[menu]?.split(" ").includes(state?.value ?? "")).length;
    showParts(list, isEmptyFilter(filter), state?.text ?? null);
    const { count = "", countHere = "" } = form.dataset;
    const local = state ? { here, name: state.text } : null;
    showCount(form, {
      isWhole: isEmptyFilter(filter),
      isNone: shown.length === 0,
      text: countText({ count, countHere }, { shown: shown.length, all: entries.length, local }),
    });
  };
}

function showCount(
  form: HTMLFormElement,
  { isWhole, isNone, text }: { isWhole: boolean; isNone: boolean; text: string },
) {
  form.querySelector("[role=status]")!.textContent = text;
  form.querySelector<HTMLElement>("[data-show-all]")!.hidden = isWhole;
  form.querySelector<HTMLElement>("[data-none]")!.hidden = !isNone;
}

/** Shows the parts that have entries. `state` is the name of the chosen state, or null. */
function showParts(list: HTMLElement, isWhole: boolean, state: string | null) {
  for (const group of list.querySelectorAll<HTMLElement>("[data-group]"))
    group.hidden = group.querySelector("[data-entry]:not([hidden])") === null;
  for (const part of list.querySelectorAll<HTMLElement>("[data-whole-list]")) part.hidden = !isWhole;
  for (const title of list.querySelectorAll<HTMLElement>("[data-title-here]")) {
    const { title: always = "", titleHere = "" } = title.dataset;
    title.textContent = state === null ? always : titleHere.replace("{state}", state);
  }
}
