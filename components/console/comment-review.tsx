"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";
import { UNREADABLE } from "@/lib/unreadable";
import { TROUBLES } from "./action-form";
import { Time } from "./time";

interface Comment {
  id: string;
  /** Names the text that is shown, so that a decision is never about a later one. */
  version: string;
  /** Null where it cannot be opened: then it cannot be included. */
  comment: string | null;
  zip: string;
  confirmedAt: Date;
  leftOutReason: string | null;
}

interface CommentReviewProps {
  /** Bound by the page to petition and state. */
  action: FormAction;
  comments: Comment[];
  /** Those that wait are included unless somebody chooses otherwise; those that were decided stay as they are. */
  isWaiting: boolean;
}

const choices = [
  { value: "included", label: "Goes to lawmakers" },
  { value: "left_out", label: "Left out" },
  { value: "later", label: "Decide later" },
];

/** One page of comments with a decision for each, sent together. */
export function CommentReview({ action, comments, isWaiting }: CommentReviewProps) {
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
        form="review"
        title="Please check this form"
      />
      <ol className="grid gap-6">
        {comments.map((comment) => (
          <li key={comment.id} className="rounded-md border border-edge p-4">
            <CommentDecision
              {...comment}
              chosen={values[`review-${comment.id}`] ?? (isWaiting && comment.comment !== null ? "included" : "later")}
              reason={values[`reason-${comment.id}`] ?? comment.leftOutReason ?? ""}
              error={errors[`reason-${comment.id}`]}
            />
          </li>
        ))}
      </ol>
      <div>
        <SubmitButton busy="Recording…" pending={pending} variant="light">
          Record these decisions
        </SubmitButton>
      </div>
    </form>
  );
}

interface CommentDecisionProps extends Comment {
  chosen: string;
  reason: string;
  error: string | undefined;
}

function CommentDecision({ id, version, comment, zip, confirmedAt, chosen, reason, error }: CommentDecisionProps) {
  return (
    <div className="grid gap-3">
      <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{comment ?? UNREADABLE}</blockquote>
      <p className="text-sm text-muted">
        ZIP {zip} · confirmed <Time at={confirmedAt} />
      </p>
      <input type="hidden" name={`version-${id}`} value={version} />
      <fieldset>
        <legend className="sr-only">Decision about the comment from ZIP {zip}</legend>
        <div className="flex flex-wrap gap-x-6">
          {choices.map(({ value, label }) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name={`review-${id}`}
                value={value}
                disabled={comment === null && value === "included"}
                defaultChecked={value === chosen}
                className="size-5 accent-link"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        name={`reason-${id}`}
        form="review"
        label="Reason, if it is left out"
        hint="The signer reads it"
        maxLength={500}
        defaultValue={reason}
        error={error}
        autoComplete="off"
      />
    </div>
  );
}
