import type { ReactNode } from "react";

import type { BillStep } from "@/lib/deliveries/bills/schema";
import type { FormState } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { chamberNames, reasonField, stepFields, stepNames } from "./bill-fields";

type BoundAction = (id: number, state: FormState, data: FormData) => Promise<FormState>;

interface BillStepsProps {
  /** The slug of the petition. */
  petition: string;
  steps: BillStep[];
  correctAction: BoundAction;
  takeBackAction: BoundAction;
}

/** The steps of a bill, the newest first, each with the forms to correct it and to take it back. */
export function BillSteps({ petition, steps, correctAction, takeBackAction }: BillStepsProps) {
  return (
    <ol className="grid gap-6">
      {steps.map((step) => (
        <li key={step.id} className="border-l-4 border-edge pl-4">
          <p className="font-semibold">
            {step.dated}: {stepNames[step.kind]}
            {step.chamber ? ` · ${chamberNames[step.chamber]}` : null}
          </p>
          {step.noteEn ? (
            <div className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
              <p>{step.noteEn}</p>
              <p lang="es">{step.noteEs}</p>
            </div>
          ) : null}
          <p className="mt-1 break-words">
            <a href={step.sourceUrl} rel="noreferrer" className="text-link">
              {step.sourceTitle}
            </a>
          </p>
          <p>
            <a
              href={`/console/updates/new?petition=${petition}&step=bill-step-${step.id}`}
              className="inline-flex min-h-11 items-center text-link"
            >
              Write an update about it
              <span className="sr-only">
                : {stepNames[step.kind]}, {step.dated}
              </span>
            </a>
          </p>
          <Folded label="Correct" of={step}>
            <ActionForm
              action={correctAction.bind(null, step.id)}
              form={`correct-${step.id}`}
              submit="Save the correction"
              busy="Saving…"
              fields={stepFields(step)}
            />
          </Folded>
          <Folded label="Take back" of={step}>
            <ActionForm
              action={takeBackAction.bind(null, step.id)}
              form={`take-back-${step.id}`}
              submit="Take back"
              busy="Taking back…"
              variant="danger"
              fields={[reasonField]}
            />
          </Folded>
        </li>
      ))}
    </ol>
  );
}

function Folded({ label, of, children }: { label: string; of: BillStep; children: ReactNode }) {
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-11 items-center text-link">
        {label}
        <span className="sr-only">
          : {stepNames[of.kind]}, {of.dated}
        </span>
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
