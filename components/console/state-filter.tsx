import { SelectField, type Option } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";

interface StateFilterProps {
  /** The path of the page that lists what is chosen. */
  path: string;
  petitions: Option[];
  states: Option[];
  chosen: { petition: string; state: string };
  /** The choice of no state, on a page that can list all of them. */
  allStates?: string;
  /** One more choice, such as a status. */
  also?: { name: string; label: string; options: Option[]; chosen: string };
}

/** Chooses the petition and the state of a list. Where opening it is logged, none is opened before the form is sent. */
export function StateFilter({ path, petitions, states, chosen, allStates, also }: StateFilterProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-4">
      <SelectField
        name="petition"
        label="Petition"
        options={petitions}
        defaultValue={chosen.petition || petitions[0]?.value}
        form="filter"
      />
      <SelectField
        name="state"
        label="State"
        options={states}
        empty={allStates ?? "Choose a state"}
        defaultValue={chosen.state}
        form="filter"
        required={allStates === undefined}
      />
      {also ? (
        <SelectField
          name={also.name}
          label={also.label}
          options={also.options}
          defaultValue={also.chosen}
          form="filter"
        />
      ) : null}
      <Button type="submit">Show</Button>
    </form>
  );
}
