import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Option } from "@/components/form/select-field";
import { type Everywhere, isEmptyFilter, type ListFilter as Filter, matchesFilter } from "@/lib/content/filter/rules";
import { folded } from "@/lib/folded";
import { FoldedEntry } from "./entry";
import { Group } from "./group";
import { JumpList } from "./jump-list";
import { ListFilter } from "./list-filter";

/** A menu of a filter. Its name is the parameter of the URL, and the attribute of the entries. */
export type FilterMenu = { name: string; label: string; everything: string; options: Option[] };

export type ListEntry = {
  id: string;
  /** What the words of a filter are looked for in: the text of its elements with `data-text`. */
  text: string;
  /** Further words to be found by. */
  words?: string;
  /** For each menu the values of this entry, separated by spaces. */
  values: Record<string, string>;
  /** What its line shows while it is folded. */
  line: ReactNode;
  children: ReactNode;
};

/** A part of a list. `titleHere` replaces the title of a part for single states while one is chosen: `In {state}`. */
export type ListPart = { id: string; title: string; titleHere?: string; entries: ListEntry[] };

type FilteredListProps = {
  /** The English path of the page, to which the filter is sent. */
  path: string;
  parts: ListPart[];
  menus: FilterMenu[];
  filter: Filter;
  /** True if the URL had a value that no menu has. */
  hasUnknown: boolean;
  /** The value of a menu for entries of the whole country, which are shown with those of any state. */
  everywhere?: Everywhere;
  /** What stands between the filter and the list. */
  between?: ReactNode;
  /** A part without entries, before the others, which is hidden while a filter is set. */
  first?: { id: string; title: string; content: ReactNode };
};

/** The ids of the entries that match a filter. */
export function shownIds(parts: ListPart[], filter: Filter, everywhere?: Everywhere): Set<string> {
  return new Set(
    parts
      .flatMap(({ entries }) => entries)
      .filter(({ text, words = "", values }) =>
        matchesFilter({ text: folded(`${text} ${words}`), values }, filter, everywhere),
      )
      .map(({ id }) => id),
  );
}

/**
 * A long list of folded entries in parts, with a search field and menus. The form is sent by GET and filtered by the server;
 * with a script enhance/list-filter.ts filters at every key. The page always contains all entries, so that both show the same.
 */
export function FilteredList(props: FilteredListProps) {
  const { path, parts, menus, filter, hasUnknown, everywhere, between, first } = props;
  const t = useTranslations("directories");
  const shown = shownIds(parts, filter, everywhere);
  const isWhole = isEmptyFilter(filter);
  const state = menus
    .find(({ name }) => name === everywhere?.menu)
    ?.options.find(({ value }) => value === filter["state"]);
  const isHere = state !== undefined && state.value !== everywhere?.value;
  const entries = parts.flatMap((part) => part.entries);
  const here = isHere
    ? entries.filter(({ id, values }) => shown.has(id) && values["state"]?.split(" ").includes(state.value)).length
    : 0;
  const jumps = [...(first ? [first] : []), ...parts].map(({ id, title }) => ({ id, label: title }));
  return (
    <>
      <ListFilter
        path={path}
        listId="list"
        menus={menus}
        filter={filter}
        hasUnknown={hasUnknown}
        everywhere={everywhere}
        count={{ shown: shown.size, all: entries.length, local: isHere ? { here, name: state.label } : null }}
      />
      {between}
      {/* At least one screen high, so that the form does not move when the filter leaves few entries or none. */}
      <div id="list" className="min-h-screen print:min-h-0">
        <JumpList label={t("jump")} targets={jumps} hidden={!isWhole} />
        {first ? (
          <Group id={first.id} title={first.title} wholeList hidden={!isWhole}>
            {first.content}
          </Group>
        ) : null}
        {parts.map((part) => (
          <Group
            key={part.id}
            id={part.id}
            title={isHere && part.titleHere ? part.titleHere.replace("{state}", state.label) : part.title}
            titles={part.titleHere ? { always: part.title, here: part.titleHere } : undefined}
            hidden={!part.entries.some(({ id }) => shown.has(id))}
          >
            <ul className="grid items-start gap-x-10 md:grid-cols-2 print:block">
              {part.entries.map(({ id, words, values, line, children }) => (
                <FoldedEntry key={id} id={id} words={words} values={values} line={line} hidden={!shown.has(id)}>
                  {children}
                </FoldedEntry>
              ))}
            </ul>
          </Group>
        ))}
      </div>
    </>
  );
}
