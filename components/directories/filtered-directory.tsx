import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Option } from "@/components/form/select-field";
import { Group } from "./group";
import { JumpList } from "./jump-list";
import { ListFilter } from "./list-filter";
import { StateIndex, type StateWithEntries } from "./state-index";

type FilteredDirectoryProps = {
  id: string;
  /** The list in its parts; each entry carries the codes of its states (see Entry). */
  parts: { id: string; title: string; entries: ReactNode }[];
  /** The menu that leaves one part. */
  partMenu: { label: string; everything: string };
  /** The menu that leaves what belongs to one state. */
  stateMenu: { everything: string; options: Option[] };
  /** Whether the list is long enough to be searched by words. */
  hasSearch?: boolean;
  /** See ListFilter. */
  everywhere?: { code: string; tally: string };
  /** The same entries once more by their states, for those who have no script. */
  byState: { title: string; lead: string; states: StateWithEntries[] };
};

/** A long list in parts that can be narrowed to a part and to a state. */
export function FilteredDirectory(props: FilteredDirectoryProps) {
  const { id, parts, partMenu, stateMenu, hasSearch = false, everywhere, byState } = props;
  const t = useTranslations("directories");
  const targets = parts.map((part) => ({ id: part.id, label: part.title }));
  return (
    <>
      <ListFilter
        listId={id}
        label={t("filter.name")}
        words={hasSearch ? t("filter.words") : undefined}
        tally={t.raw("filter.tally") as string}
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
