// This file is a part of the script of every page, so it imports no library.
import { folded } from "../../folded.ts";
import { interpolate } from "../../text.ts";
import { shortenQuery } from "../search/rules.ts";

/** What a filter of a list is set to: words in `q`, and a value for each menu. An empty part matches every entry. */
export type ListFilter = Record<string, string> & { q: string };

/** What a filter sees of an entry: its `folded` text, and for each menu its values, separated by spaces. */
export type FilterableEntry = { text: string; values: Record<string, string | undefined> };

/** A value of a menu that stands for the whole country: entries that have it match every choice in this menu. */
export type Everywhere = { menu: string; value: string };

/** Does an entry have every word of the filter, and the chosen value of every menu? */
export function matchesFilter(
  { text, values }: FilterableEntry,
  { q, ...chosen }: ListFilter,
  everywhere?: Everywhere,
): boolean {
  return (
    Object.entries(chosen).every(([menu, value]) => {
      if (value === "") return true;
      const own = values[menu]?.split(" ") ?? [];
      return own.includes(value) || (menu === everywhere?.menu && own.includes(everywhere.value));
    }) &&
    folded(q)
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

export function isEmptyFilter(filter: ListFilter): boolean {
  return Object.values(filter).every((part) => part.trim() === "");
}

/** Where a nationwide list is filtered by a state: how many of the shown entries are of this state, and its name. */
export type ShownHere = { here: number; name: string };

/** How many entries are shown, as a sentence. Empty while all of them are. */
export function countText(
  messages: { count: string; countHere: string },
  { shown, all, local }: { shown: number; all: number; local: ShownHere | null },
): string {
  if (shown === all) return "";
  if (local === null) return interpolate(messages.count, { shown, all });
  const { here, name } = local;
  return interpolate(messages.countHere, { shown, all, here, state: name, everywhere: shown - here });
}

type Params = Record<string, string | string[] | undefined>;

/**
 * The filter in the parameters of a URL. Of several values of a parameter the first counts. `unknown` says that a menu does not
 * have the value; it is left out of the filter.
 */
export function parseFilter(
  params: Params,
  menus: { name: string; options: { value: string }[] }[],
): { filter: ListFilter; unknown: boolean } {
  const filter: ListFilter = { q: firstOf(params["q"]) };
  let unknown = false;
  for (const { name, options } of menus) {
    const value = firstOf(params[name]);
    const isKnown = value === "" || options.some((option) => option.value === value);
    filter[name] = isKnown ? value : "";
    unknown ||= !isKnown;
  }
  return { filter, unknown };
}

/** The filter that shows the whole list. */
export function emptyFilter(menus: { name: string }[]): ListFilter {
  return { q: "", ...Object.fromEntries(menus.map(({ name }) => [name, ""])) };
}

function firstOf(param: string | string[] | undefined): string {
  const text = (Array.isArray(param) ? param[0] : param) ?? "";
  return shortenQuery(text.replaceAll("\u0000", "").trim());
}
