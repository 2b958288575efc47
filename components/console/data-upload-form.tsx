import { CheckboxField } from "@/components/form/checkbox-field";
import { type Option, SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

const KINDS = [
  { value: "lawmakers", label: "Lawmakers of a state (Open States)" },
  { value: "districts", label: "Districts" },
  { value: "zip-districts", label: "ZIP areas (Census Bureau)" },
];

const SOURCE_HINT = "As pages should name it. Without one: Open States, and for ZIP areas the U.S. Census Bureau";

interface DataUploadFormProps {
  states: Option[];
  /** What was sent with files that were refused at once. A browser keeps no file. */
  values: Record<string, string>;
}

/** A plain form, so that files can be sent with or without JavaScript. */
export function DataUploadForm({ states, values }: DataUploadFormProps) {
  return (
    <form
      action="/console/data/upload"
      method="post"
      encType="multipart/form-data"
      className="grid max-w-[32rem] gap-4"
    >
      <SelectField name="kind" label="What it is" options={KINDS} defaultValue={values["kind"]} required />
      <TextField
        name="file"
        label="Files"
        hint="One or several: CSV, YAML, or text of the Census Bureau; 60 files and 32 MB at most. All of them are imported, or none."
        type="file"
        multiple
        accept=".csv,.txt,.yml,.yaml"
        required
      />
      <SelectField
        name="state"
        label="State"
        hint="Where the names of the files do not say it"
        options={states}
        empty="As the files say"
        defaultValue={values["state"]}
      />
      <DayField value={values["dated"]} />
      <TextField
        name="plan"
        label="Year of the district plan"
        inputMode="numeric"
        maxLength={4}
        hint="For districts and ZIP areas, such as 2024"
        defaultValue={values["plan"]}
      />
      <TextField name="source" label="Source" maxLength={200} hint={SOURCE_HINT} defaultValue={values["source"]} />
      <CheckboxField
        name="partial"
        label="The files lack something on purpose"
        hint="Then nothing is removed, and a short file is not refused."
        defaultChecked={values["partial"] === "on"}
      />
      <div>
        <Button type="submit" variant="light">
          Try the files
        </Button>
      </div>
    </form>
  );
}

function DayField({ value }: { value: string | undefined }) {
  const hint =
    "On which the files were published or downloaded. Lawmakers need it, because it decides who is shown as sitting. Other data are of today without it.";
  return <TextField name="dated" label="Day of the data" type="date" hint={hint} defaultValue={value} />;
}
