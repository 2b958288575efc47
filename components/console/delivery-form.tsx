"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { FieldError } from "@/components/form/field";
import { RadioGroup } from "@/components/form/radio-group";
import { type Option, SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { Placeholder } from "@/lib/deliveries/rules";
import type { Chamber } from "@/lib/lawmakers/schema";
import type { FormAction } from "@/lib/form-state";
import { TROUBLES } from "./action-form";

interface DeliveryFormProps {
  action: FormAction;
  petition: string;
  state: string;
  /** The fields to begin with: the letter, or all of an earlier delivery. */
  initial: Record<string, string>;
  /** Finished deliveries of the state, for "only what changed since". */
  finished: Option[];
  lawmakers: Option[];
  /** Those of the state. */
  chambers: Chamber[];
  /** The name of the time zone in which the day of the cut-off ends: "CST". */
  zone: string;
}

const scopes = [
  {
    value: "each_lawmaker",
    label: "Each lawmaker gets the signatures of their own constituents",
    hint: "A packet for each lawmaker in office",
  },
  { value: "chamber", label: "A chamber gets those of the whole state", hint: "One packet. Choose the chamber below" },
  {
    value: "committee",
    label: "A committee gets those of the whole state, and each of its members those of their own constituents",
    hint: "Choose the members below",
  },
  { value: "governor", label: "The governor gets those of the whole state", hint: "One packet" },
  { value: "state", label: "The legislature gets those of the whole state", hint: "One packet" },
];

const chamberNames: Record<Chamber, string> = {
  upper: "Upper chamber",
  lower: "Lower chamber",
  legislature: "The one chamber",
};

const placeholders: Record<Placeholder, string> = {
  recipient: "the Senate of Texas, Senator Ana One",
  salutation: "whom to greet: Members of the Senate of Texas, Senator Ana One",
  people: "1,250 people; with paper: 1,250 people online and 30 on paper",
  inState: "a sentence with the number of the whole state; nothing where the packet has the whole state",
  since: "a sentence that says that earlier signatures are left out; nothing where all are in the packet",
  district: "District 14, or the state",
  state: "Texas",
  signatures: "the number of signatures in the packet, those on paper apart",
  stateSignatures: "the number of signatures in the state by the cut-off, those on paper apart",
  cutOff: "November 28, 2026 (CST)",
  petition: "the title of the petition",
  law: "what the law of the state says",
  ask: "what the petition asks there",
};

const form = "delivery";

/** The form of a new delivery. */
export function DeliveryForm({
  action,
  petition,
  state,
  initial,
  finished,
  lawmakers,
  chambers,
  zone,
}: DeliveryFormProps) {
  const {
    form: formProps,
    summary,
    state: { errors, values: sent, message },
    pending,
  } = useFormResponse(action, TROUBLES);
  const values = { ...initial, ...sent };
  return (
    <form {...formProps} className="grid max-w-[46rem] gap-6">
      <ErrorSummary
        ref={summary}
        errors={errors}
        message={pending ? null : message}
        form={form}
        title="Please check this form"
      />
      <input type="hidden" name="petition" value={petition} />
      <input type="hidden" name="state" value={state} />
      <Recipients {...{ chambers, values, errors }} />
      <Committee {...{ lawmakers, values, errors }} />
      <TextField
        form={form}
        name="cutOff"
        type="date"
        label="Cut-off"
        hint={`Signatures that were confirmed by the end of this day in the time zone of the state (${zone}). Empty: until now`}
        defaultValue={values.cutOff}
        error={errors.cutOff}
      />
      <SelectField
        key={`since-${values.since}`}
        form={form}
        name="since"
        label="Only what changed since"
        hint="Each office gets what it does not have from that delivery and those before it"
        options={finished}
        empty="No earlier delivery: everything"
        defaultValue={values.since ?? ""}
        error={errors.since}
      />
      <Letter {...{ values, errors }} />
      <div>
        <SubmitButton busy="Saving…" pending={pending} variant="light">
          Save the draft and see the preview
        </SubmitButton>
      </div>
    </form>
  );
}

interface PartProps {
  values: Record<string, string>;
  errors: Record<string, string>;
}

function Recipients({ chambers, values, errors }: PartProps & { chambers: Chamber[] }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="scope"
        label="Who gets it"
        choices={scopes}
        defaultValue={values.scope ?? "each_lawmaker"}
        error={errors.scope}
      />
      <SelectField
        key={values.chamber}
        form={form}
        name="chamber"
        label="Chamber"
        hint="For a chamber. For each lawmaker it can be left open"
        options={chambers.map((value) => ({ value, label: chamberNames[value] }))}
        empty={chambers.length > 1 ? "Both, or not needed" : "Not needed"}
        defaultValue={values.chamber ?? ""}
        error={errors.chamber}
      />
    </>
  );
}

function Committee({ lawmakers, values, errors }: PartProps & { lawmakers: Option[] }) {
  const chosen = new Set((values.lawmakers ?? "").split(" "));
  return (
    <details open={Boolean(errors.committee ?? errors.lawmakers ?? values.committee)}>
      <summary className="py-2 text-link">A committee and its members</summary>
      <div className="mt-2 grid gap-4">
        <TextField
          form={form}
          name="committee"
          label="Name of the committee"
          hint="For example: Senate Committee on Criminal Justice"
          defaultValue={values.committee}
          error={errors.committee}
          maxLength={120}
          autoComplete="off"
        />
        <fieldset id={`${form}-lawmakers`}>
          <legend className="font-semibold">Its members</legend>
          <FieldError form={form} name="lawmakers" label="Its members" hint={undefined} error={errors.lawmakers} />
          {lawmakers.length ? (
            <ul className="mt-2 grid gap-x-6 sm:grid-cols-2">
              {lawmakers.map(({ value, label }) => (
                <li key={value}>
                  <label className="flex min-h-11 items-center gap-3">
                    <input
                      type="checkbox"
                      name="lawmakers"
                      value={value}
                      defaultChecked={chosen.has(value)}
                      className="size-5 accent-link"
                    />
                    {label}
                  </label>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-muted">No roster is imported.</p>
          )}
        </fieldset>
      </div>
    </details>
  );
}

function Letter({ values, errors }: PartProps) {
  return (
    <>
      <TextField
        form={form}
        name="title"
        label="Title of the cover letter"
        defaultValue={values.title}
        error={errors.title}
        maxLength={120}
        autoComplete="off"
      />
      <TextArea
        form={form}
        name="text"
        label="Cover letter"
        hint="In your words. What stands in braces is filled in for each packet."
        defaultValue={values.text}
        error={errors.text}
        rows={16}
        maxLength={4_000}
      />
      <details>
        <summary className="py-2 text-link">What can stand in braces</summary>
        <dl className="mt-1 grid gap-x-4 sm:grid-cols-[max-content_1fr]">
          {Object.entries(placeholders).map(([name, meaning]) => (
            <div key={name} className="contents">
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd className="text-muted max-sm:mb-2">{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
