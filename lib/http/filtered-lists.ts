/** The lists that a query filters, each with its menus. Every list is also searched by the words in `q`. */
export const FILTERED_LISTS = {
  facts: ["topic", "status"],
  organizations: ["state", "kind"],
  cases: ["state", "year"],
  toolkits: ["audience"],
} as const;

export type FilteredList = keyof typeof FILTERED_LISTS;

/** The first segment of the routes that render a list with a filter. Their own paths redirect to the path of the list. */
export const FILTERED_SEGMENT = "filtered";

export function isFilteredList(name: string): name is FilteredList {
  return Object.hasOwn(FILTERED_LISTS, name);
}

/**
 * The route that renders the list at a route, such as `/es/facts`, with the filter in a query, such as `?q=law`. Null for other
 * routes and for queries without a filter, which get the whole list: it is rendered once, in the build.
 */
export function filteredRoute(route: string, search: string): string | null {
  if (search.length < 2) return null;
  const [, language = "", name = "", ...more] = route.split("/");
  if (more.length > 0 || !isFilteredList(name)) return null;
  const query = new URLSearchParams(search);
  const isFiltered = ["q", ...FILTERED_LISTS[name]].some((field) => (query.get(field) ?? "").trim() !== "");
  return isFiltered ? `/${language}/${FILTERED_SEGMENT}/${name}` : null;
}
