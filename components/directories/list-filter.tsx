import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";

type Menu = { label: string; everything: string; options: Option[] };

type ListFilterProps = {
  /** The id of the element with the entries. Each entry has its state codes in `data-states`. */
  listId: string;
  label: string;
  /** The label of a text field, for lists that are long enough to be searched. */
  searchLabel?: string;
  states: Menu;
  /** The parts of the list. Their values are the ids of the headings. */
  parts: Menu;
  /** Such as `Shown: {shown} of {all}`. */
  countMessage: string;
  /** For lists that show nationwide entries with those of a state: their code, and a message with {state}, {here}, {everywhere}. */
  everywhere?: { code: string; countMessage: string };
};

/**
 * A form that hides entries of a list (enhance/list-filter.ts). The server always renders the whole list. Without a script
 * this form is hidden, and links on the page lead to the parts and states instead.
 */
export function ListFilter({ listId, label, searchLabel, states, parts, countMessage, everywhere }: ListFilterProps) {
  return (
    <form
      data-list-filter={listId}
      data-count={countMessage}
      data-everywhere={everywhere?.code}
      data-count-in-state={everywhere?.countMessage}
      role="search"
      aria-label={label}
      className="mb-6 noscript:hidden print:hidden"
    >
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {searchLabel === undefined ? null : (
          <div className="max-w-sm">
            <TextField name="query" type="search" label={searchLabel} autoComplete="off" />
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
