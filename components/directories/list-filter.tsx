import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";

type Menu = { label: string; everything: string; options: Option[] };

type ListFilterProps = {
  /** The element whose entries carry `data-states`, the codes they belong to. */
  listId: string;
  label: string;
  /** Words that an entry must hold, where the list is long enough to be searched. */
  words?: string;
  states: Menu;
  /** The parts of the list, whose values are the ids of their headings. */
  parts: Menu;
  /** As `Shown: {shown} of {all}`. */
  tally: string;
  /** Where what holds for every state is shown with a state's own: its code, and a tally with {state}, {here} and {everywhere}. */
  everywhere?: { code: string; tally: string };
};

/**
 * Leaves only some entries of a list on the page (enhance/list-filter.ts). The list itself stays as the server drew it:
 * without a script there is no form, and the links on the page do the same.
 */
export function ListFilter({ listId, label, words, states, parts, tally, everywhere }: ListFilterProps) {
  return (
    <form
      data-list-filter={listId}
      data-tally={tally}
      data-everywhere={everywhere?.code}
      data-tally-state={everywhere?.tally}
      role="search"
      aria-label={label}
      className="mb-6 noscript:hidden print:hidden"
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {words === undefined ? null : (
          <div className="max-w-sm">
            <TextField name="words" type="search" label={words} autoComplete="off" />
          </div>
        )}
        <div className="max-w-sm">
          <SelectField
            name="state"
            label={states.label}
            empty={states.everything}
            options={states.options}
            autoComplete="off"
          />
        </div>
        <div className="max-w-sm">
          <SelectField
            name="part"
            label={parts.label}
            empty={parts.everything}
            options={parts.options}
            autoComplete="off"
          />
        </div>
      </div>
      <p role="status" className="mt-2 min-h-6 text-sm text-muted" />
    </form>
  );
}
