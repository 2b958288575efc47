import { SelectField, type Option } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/i18n/format";

interface CommentFilterProps {
  petitions: Option[];
  states: Option[];
  /** The states with comments that wait. */
  waiting: { state: string; name: string; count: number }[];
  chosen: { petition: string; state: string; review: string };
}

const reviews = [
  { value: "waiting", label: "Waiting to be read" },
  { value: "included", label: "Going to lawmakers" },
  { value: "left_out", label: "Left out" },
];

/** How many comments wait in each state, and the choice of what to open. None is opened before the form is sent. */
export function CommentFilter({ petitions, states, waiting, chosen }: CommentFilterProps) {
  return (
    <div className="grid gap-4">
      {waiting.length ? (
        <p>
          Waiting:{" "}
          {waiting.map(({ state, name, count }, index) => (
            <span key={state}>
              {index > 0 ? " · " : null}
              <a href={`/console/comments?petition=${chosen.petition}&state=${state}`} className="text-link">
                {name} ({formatNumber("en", count)})
              </a>
            </span>
          ))}
        </p>
      ) : (
        <p className="text-muted">No comment waits to be read.</p>
      )}
      <form action="/console/comments" className="flex flex-wrap items-end gap-4">
        <SelectField name="petition" label="Petition" options={petitions} defaultValue={chosen.petition} />
        <SelectField
          name="state"
          label="State"
          options={states}
          empty="Choose a state"
          defaultValue={chosen.state}
          required
        />
        <SelectField name="review" label="Which" options={reviews} defaultValue={chosen.review} />
        <Button type="submit" variant="light">
          Open this page
        </Button>
      </form>
    </div>
  );
}
