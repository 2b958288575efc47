import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

const KINDS = [
  { value: "lawmakers", label: "Lawmakers of a state (Open States)" },
  { value: "districts", label: "Districts" },
  { value: "zip-districts", label: "ZIP areas (an extract)" },
];

/** A plain form, so that a file can be sent with or without JavaScript. */
export function DataUploadForm() {
  return (
    <form
      action="/console/data/upload"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-[32rem] gap-4"
    >
      <SelectField name="kind" label="What it is" options={KINDS} required />
      <TextField
        name="file"
        label="File"
        hint="CSV, or YAML of one person; at most 2 MB. The Census Bureau’s files of the whole country are imported on the server."
        type="file"
        accept=".csv,.txt,.yml,.yaml"
        required
      />
      <TextField
        name="state"
        label="State"
        hint="Two letters, where the name of the file does not say it"
        maxLength={2}
      />
      <TextField name="dated" label="Day of the data" type="date" hint="Pages show it. Without one it is today." />
      <TextField
        name="plan"
        label="Year of the district plan"
        inputMode="numeric"
        maxLength={4}
        hint="For districts and ZIP areas"
      />
      <TextField name="source" label="Source" maxLength={200} hint="As pages should name it: Open States" />
      <CheckboxField
        name="partial"
        label="The file lacks something on purpose"
        hint="Then nothing is removed, and a short file is not refused."
      />
      <div>
        <Button type="submit" variant="light">
          Try the file
        </Button>
      </div>
    </form>
  );
}
