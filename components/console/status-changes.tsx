import type { FormAction } from "@/lib/form-state";
import type { StatusChange } from "@/lib/petitions/life/schema";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";
import { changeCopy } from "./petition-words";

const CALM: StatusChange[] = ["open", "reopen", "show"];

/** What can be done to a petition now. Each is a question that names its effect, and a button below it. */
export function StatusChanges({ changes }: { changes: { change: StatusChange; action: FormAction }[] }) {
  return (
    <div className="grid gap-2">
      {changes.map(({ change, action }) => {
        const { label, effect, button } = changeCopy[change];
        const calm = CALM.includes(change);
        return (
          <Confirmed key={change} label={label} text={effect} calm={calm}>
            <ActionForm
              action={action}
              form={change}
              submit={button}
              busy="Saving…"
              variant={calm ? "light" : "danger"}
            />
          </Confirmed>
        );
      })}
    </div>
  );
}
