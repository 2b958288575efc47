"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";
import type { Flag } from "@/lib/signatures/flags/schema";
import { TROUBLES } from "./action-form";
import { flagTexts } from "./flag-texts";
import { Time } from "./time";

interface FlaggedRow {
  id: string;
  /** Whether it does not count yet. */
  isHeld: boolean;
  flags: Flag[];
  name: string;
  zip: string;
  stateName: string;
  comment: string | null;
  confirmedAt: Date;
}

interface FlaggedFormProps {
  /** Bound by the page to the query of the list. */
  action: FormAction;
  signatures: FlaggedRow[];
}

const choices = [
  { value: "accept", label: "Accept: they count" },
  { value: "remove", label: "Remove: they do not count" },
];

/** One page of flagged signatures, and one decision about those that are chosen. */
export function FlaggedForm({ action, signatures }: FlaggedFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, TROUBLES);
  return (
    <form {...form} className="grid max-w-measure gap-6">
      <ErrorSummary
        ref={summary}
        errors={errors}
        message={pending ? null : message}
        form="flagged"
        title="Please check this form"
      />
      <ol className="grid gap-4">
        {signatures.map((signature) => (
          <li key={signature.id} className="rounded-md border border-edge p-4">
            <Flagged signature={signature} isChosen={values[`signature-${signature.id}`] === "on"} />
          </li>
        ))}
      </ol>
      <Choices chosen={values["decision"]} error={errors["decision"]} />
      <TextField
        name="reason"
        form="flagged"
        label="Reason, if they are removed"
        hint="Kept with each signature and in the log. The signer reads it"
        maxLength={500}
        defaultValue={values["reason"] ?? ""}
        error={errors["reason"]}
        autoComplete="off"
      />
      <div>
        <SubmitButton busy="Recording…" pending={pending} variant="light">
          Record this decision
        </SubmitButton>
      </div>
    </form>
  );
}

function Flagged({ signature, isChosen }: { signature: FlaggedRow; isChosen: boolean }) {
  const { id, isHeld, flags, name, zip, stateName, comment, confirmedAt } = signature;
  return (
    <div className="grid gap-2">
      <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold [overflow-wrap:anywhere]">
        <input
          type="checkbox"
          name={`signature-${id}`}
          defaultChecked={isChosen}
          className="size-5 shrink-0 accent-link"
        />
        {name}
      </label>
      <p className="text-sm text-muted">
        {zip} {stateName} · confirmed <Time at={confirmedAt} /> · {isHeld ? "does not count yet" : "counts"}
      </p>
      <ul className="flex flex-wrap gap-2 text-sm">
        {flags.map((flag) => (
          <li key={flag} className="rounded-md bg-raised px-2 py-1">
            {flagTexts[flag]}
          </li>
        ))}
      </ul>
      {comment === null ? null : (
        <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{comment}</blockquote>
      )}
      <p>
        <a href={`/console/signatures/${id}`} className="text-link">
          History<span className="sr-only"> of the signature of {name}</span>
        </a>
      </p>
    </div>
  );
}

function Choices({ chosen, error }: { chosen: string | undefined; error: string | undefined }) {
  return (
    <fieldset id="flagged-decision" aria-describedby={error ? "flagged-decision-error" : undefined}>
      <legend className="font-semibold">What becomes of those that you chose</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="decision"
            value={value}
            defaultChecked={chosen === value}
            className="size-5 accent-link"
          />
          {label}
        </label>
      ))}
      {error ? (
        <p id="flagged-decision-error" className="text-error">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
