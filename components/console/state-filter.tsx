import { SelectField, type Option } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";

interface StateFilterProps {
  /** The path of the page that lists what is chosen. */
  path: string;
  petitions: Option[];
  states: Option[];
  chosen: { petition: string; state: string };
}

/** Chooses the petition and the state of a list. */
export function StateFilter({ path, petitions, states, chosen }: StateFilterProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-4">
      <SelectField name="petition" label="Petition" options={petitions} defaultValue={chosen.petition} form="filter" />
      <SelectField
        name="state"
        label="State"
        options={states}
        empty="Choose a state"
        defaultValue={chosen.state}
        form="filter"
        required
      />
      <Button type="submit" variant="light">
        Show
      </Button>
    </form>
  );
}
