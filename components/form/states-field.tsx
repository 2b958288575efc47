import { CheckboxField } from "./checkbox-field";
import { FieldError, fieldIds, type FieldProps } from "./field";
import type { Option } from "./select-field";

interface Box {
  name: string;
  label: string;
}

interface StatesFieldProps extends FieldProps {
  form?: string | undefined;
  /** The box for every state, which is the first one. It has the name of the field, so that the error summary links to it. */
  all: Box;
  /** The boxes of single states: `value` is the name of the field. */
  options: Option[];
  /** The names of the boxes that are ticked. */
  ticked: string[];
}

/** All states, or single ones, as boxes with their names. */
export function StatesField({ name, label, hint, error, form, all, options, ticked }: StatesFieldProps) {
  const field = { name, label, hint, error };
  const { hintId, describedBy } = fieldIds(field, form);
  // A form that was refused is drawn again with what was ticked.
  const key = ticked.join();
  const box = (boxName: string) => ({ name: boxName, value: "on", defaultChecked: ticked.includes(boxName) });
  return (
    <fieldset aria-describedby={describedBy} className={error ? "border-l-4 border-error pl-3" : undefined}>
      <legend className="font-semibold">{label}</legend>
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError {...field} form={form} />
      <div key={key} className="mt-1">
        <CheckboxField {...box(all.name)} label={all.label} {...(form && { form })} />
        <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">
          {options.map(({ value, label: stateName }) => (
            <CheckboxField key={value} {...box(value)} label={stateName} {...(form && { form })} />
          ))}
        </div>
      </div>
    </fieldset>
  );
}
