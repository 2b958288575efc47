import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Option } from "@/components/form/select-field";
import { Group } from "./group";
import { JumpList } from "./jump-list";
import { ListFilter } from "./list-filter";
import { StateIndex, type StateWithEntries } from "./state-index";

type FilteredDirectoryProps = {
  id: string;
  /** The parts of the list. Each entry has the codes of its states (see Entry). */
  parts: { id: string; title: string; entries: ReactNode }[];
  /** The menu to filter by part. */
  partMenu: { label: string; everything: string };
  /** The menu to filter by state. */
  stateMenu: { everything: string; options: Option[] };
  /** True for lists that are long enough to be searched. */
  hasSearch?: boolean;
  /** See ListFilter. */
  everywhere?: { code: string; countMessage: string };
  /** Links to the entries by state, for readers without a script. */
  byState: { title: string; lead: string; states: StateWithEntries[] };
};

/** A long list in parts, with a filter by part and by state. */
export function FilteredDirectory(props: FilteredDirectoryProps) {
  const { id, parts, partMenu, stateMenu, hasSearch = false, everywhere, byState } = props;
  const t = useTranslations("directories");
  const targets = parts.map((part) => ({ id: part.id, label: part.title }));
  return (
    <>
      <ListFilter
        listId={id}
        label={t("filter.name")}
        searchLabel={hasSearch ? t("filter.query") : undefined}
        countMessage={t.raw("filter.count") as string}
        everywhere={everywhere}
        states={{ label: t("filter.label"), ...stateMenu }}
        parts={{ ...partMenu, options: targets.map(({ id: value, label }) => ({ value, label })) }}
      />
      <div id={id}>
        <JumpList label={t("jump")} targets={[...targets, { id: "by-state", label: byState.title }]} />
        {parts.map((part) => (
          <Group key={part.id} id={part.id} title={part.title}>
            <ul className="grid gap-x-10 md:grid-cols-2 print:block">{part.entries}</ul>
          </Group>
        ))}
        <Group id="by-state" title={byState.title} lead={byState.lead} wholeList>
          <StateIndex states={byState.states} />
        </Group>
      </div>
    </>
  );
}
