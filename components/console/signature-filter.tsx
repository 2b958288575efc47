import { SelectField, type Option } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";

interface SignatureFilterProps {
  petitions: Option[];
  states: Option[];
  chosen: { petition: string; state: string; status: string };
}

const statuses = [
  { value: "confirmed", label: "Confirmed" },
  { value: "removed", label: "Removed by organizers" },
];

/** Chooses which signatures to open. None is opened before the form is sent. */
export function SignatureFilter({ petitions, states, chosen }: SignatureFilterProps) {
  return (
    <form action="/console/signatures" className="flex flex-wrap items-end gap-4">
      <SelectField
        name="petition"
        label="Petition"
        options={petitions}
        defaultValue={chosen.petition || petitions[0]?.value}
      />
      <SelectField
        name="state"
        label="State"
        options={states}
        empty="Choose a state"
        defaultValue={chosen.state}
        required
      />
      <SelectField name="status" label="Status" options={statuses} defaultValue={chosen.status} />
      <Button type="submit" variant="light">
        Open this page
      </Button>
    </form>
  );
}
