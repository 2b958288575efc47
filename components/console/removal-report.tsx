import type { ReactNode } from "react";

import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/form-state";
import { isCancellable, isRunning, isUndoable } from "@/lib/signatures/removals/rules";
import type { Removal } from "@/lib/signatures/removals/schema";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { type NameOf, reportOf, ruleLines, signaturesText } from "./removal-text";

interface RemovalReportProps {
  removal: Removal;
  nameOf: NameOf;
  actions: Record<"start" | "cancel" | "undo", FormAction>;
  /** Whether the organizer has said that it should stop, and is asked once more. */
  isStopping: boolean;
  /** Shows the form that begins, or what has to be done before. */
  toStart: (form: ReactNode) => ReactNode;
}

/** What a rule asks, how far it is, and what can be done with it now. */
export function RemovalReport({ removal, nameOf, actions, isStopping, toStart }: RemovalReportProps) {
  const { status, found, removed, reinstated, reason, progress, failure } = removal;
  const { tone, text } = reportOf(removal);
  return (
    <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
      <Notice tone={tone} role="status">
        {text}
      </Notice>
      {isRunning(status) ? (
        <progress
          max={Math.max(progress.of, 1)}
          value={progress.done}
          aria-label="Done so far"
          className="w-full accent-current"
        />
      ) : null}
      {failure ? (
        <Notice tone="error">
          {isRunning(status) ? "The last step failed, and is tried again" : "It was given up after some tries"}:{" "}
          {failure}
        </Notice>
      ) : null}
      <ul className="list-disc pl-5 [overflow-wrap:anywhere]">
        {ruleLines(removal, nameOf).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {reason ? <li>{`Removed because: ${reason}`}</li> : null}
      </ul>
      {status === "previewed" && found > 0 ? toStart(<StartForm found={found} action={actions.start} />) : null}
      {isCancellable(status) ? <StopForm removal={removal} isStopping={isStopping} action={actions.cancel} /> : null}
      {isUndoable(status) && removed > reinstated ? (
        <Confirmed
          label="Bring them back"
          text={`All that this removal has removed counts again, up to ${signaturesText(removed - reinstated)}. What was erased, or brought back one by one, is left alone.`}
        >
          <ActionForm action={actions.undo} form="undo" submit="Bring them back" busy="Starting…" variant="danger" />
        </Confirmed>
      ) : null}
    </div>
  );
}

function StartForm({ found, action }: { found: number; action: FormAction }) {
  return (
    <Confirmed
      label={`Remove ${signaturesText(found)}`}
      text="They stop counting at once, some hundreds at a time. They are kept with your reason, and you can bring them back."
    >
      <ActionForm
        action={action}
        form="start"
        submit={`Remove ${signaturesText(found)}`}
        busy="Starting…"
        variant="danger"
        fields={[
          {
            kind: "text",
            name: "reason",
            label: "Why?",
            hint: "Kept in the log and with each signature, where its signer can read it",
            maxLength: 500,
          },
        ]}
      />
    </Confirmed>
  );
}

/** Two presses stop it. While it runs the page loads itself again, which would fold a button away, so the first press is a link. */
function StopForm({ removal, isStopping, action }: { removal: Removal; isStopping: boolean; action: FormAction }) {
  const { id, status } = removal;
  const label = status === "removing" ? "Stop removing" : "Give this rule up";
  const text =
    status === "removing"
      ? "What is removed by then stays removed, until you bring it back. The rest keeps counting."
      : "Nothing was removed. Its list is deleted, and the rule stays here to be read.";
  const form = <ActionForm action={action} form="cancel" submit={label} busy="Stopping…" variant="danger" />;
  if (isStopping)
    return (
      <div className="grid gap-3">
        <p>{text} It goes on until you press.</p>
        {form}
      </div>
    );
  if (isRunning(status))
    return (
      <p>
        <a href={`/console/removals/${id}?stop=1`} className="inline-flex min-h-11 items-center text-error underline">
          {label}
        </a>
      </p>
    );
  return (
    <Confirmed label={label} text={text}>
      {form}
    </Confirmed>
  );
}
