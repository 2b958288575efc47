import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { REASON_LENGTH_MAX } from "@/lib/signatures/export/schema";

interface ExportFormProps {
  petitions: Option[];
  states: Option[];
  allStates: string;
}

/** A plain form, so that its answer is a download with or without a script. */
export function ExportForm({ petitions, states, allStates }: ExportFormProps) {
  return (
    <form
      action="/console/exports/csv"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-[32rem] gap-4"
    >
      <SelectField name="petition" label="Petition" options={petitions} required />
      <SelectField name="state" label="State" options={states} empty={allStates} />
      <TextField
        name="reason"
        label="What is it for?"
        hint="For example: hearing of the judiciary committee on 3 March"
        required
        minLength={3}
        maxLength={REASON_LENGTH_MAX}
        autoComplete="off"
      />
      <div>
        <Button type="submit" variant="light">
          Download CSV
        </Button>
      </div>
    </form>
  );
}
