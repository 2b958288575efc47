import { CheckboxField } from "@/components/form/checkbox-field";
import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

interface ListUploadFormProps {
  petitions: Option[];
  /** What was filled in before a refusal. */
  values: Record<string, string>;
  /** The field that is wrong, and why. */
  problem: { field: string; message: string } | null;
}

const languages = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
];

/** A plain form that sends the file to a route handler, which reads it as it comes. */
export function ListUploadForm({ petitions, values, problem }: ListUploadFormProps) {
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <form
      method="post"
      action="/console/lists/upload"
      encType="multipart/form-data"
      className="grid max-w-[32rem] gap-4"
    >
      <SelectField
        name="petition"
        label="Petition"
        options={petitions}
        defaultValue={values["petition"] || petitions[0]?.value || ""}
        error={errorOf("petition")}
      />
      <TextField
        name="origin"
        label="Where and when these people signed"
        hint="The email says it in these words, like: the petition of the Harbor Coalition on Action Network, spring 2025"
        maxLength={200}
        defaultValue={values["origin"]}
        error={errorOf("origin")}
        required
      />
      <SelectField
        name="locale"
        label="Language of the email"
        options={languages}
        defaultValue={values["locale"] || "en"}
        error={errorOf("locale")}
      />
      <TextField name="file" label="File (CSV)" type="file" accept=".csv,text/csv" error={errorOf("file")} required />
      <CheckboxField
        name="agreed"
        label="These people agreed to be written to about this petition"
        hint="You say so for the organization. It is in the log."
        error={errorOf("agreed")}
        required
      />
      <div>
        <Button type="submit" variant="light">
          Bring the list
        </Button>
      </div>
    </form>
  );
}
