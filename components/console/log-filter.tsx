import { SelectField, type Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";

interface LogFilterProps {
  actors: Option[];
  groups: Option[];
  states: Option[];
  chosen: { actor: string; group: string; state: string; from: string; until: string };
}

/** Chooses entries of the log. */
export function LogFilter({ actors, groups, states, chosen }: LogFilterProps) {
  return (
    <form action="/console/audit" className="flex flex-wrap items-end gap-4">
      <SelectField form="log" name="actor" label="Who" empty="Everybody" options={actors} defaultValue={chosen.actor} />
      <SelectField
        form="log"
        name="group"
        label="What"
        empty="Everything"
        options={groups}
        defaultValue={chosen.group}
      />
      <SelectField
        form="log"
        name="state"
        label="State"
        empty="All of them"
        options={states}
        defaultValue={chosen.state}
      />
      <TextField form="log" name="from" label="From" type="date" defaultValue={chosen.from} />
      <TextField form="log" name="until" label="To the end of" type="date" defaultValue={chosen.until} />
      <Button type="submit">Show</Button>
    </form>
  );
}

/** Downloads the entries of the filter. */
export function LogFileForm({ chosen }: Pick<LogFilterProps, "chosen">) {
  return (
    <form action="/console/audit/file" method="post" className="mt-4 flex flex-wrap items-center gap-4">
      {Object.entries(chosen).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" name="format" value="csv" variant="quiet">
        Download these as CSV
      </Button>
      <Button type="submit" name="format" value="jsonl" variant="quiet">
        Download these as JSON lines
      </Button>
    </form>
  );
}
