import { SelectField, type Option } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";

/** Chooses the spikes of one petition. */
export function SpikeFilter({ petitions, chosen }: { petitions: Option[]; chosen: string | null }) {
  return (
    <form action="/console/spikes" className="mb-4 flex flex-wrap items-end gap-4">
      <SelectField
        form="spikes"
        name="petition"
        label="Petition"
        empty="All of them"
        options={petitions}
        defaultValue={chosen ?? ""}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
