import type { FormAction } from "@/lib/form-state";
import { ActionForm } from "./action-form";

interface UndoBandProps {
  /** What was done a moment ago. */
  text: string;
  /** Undoes it. Null where nothing can be undone. */
  action: FormAction | null;
}

/** What was done a moment ago, and the button that undoes it. */
export function UndoBand({ text, action }: UndoBandProps) {
  return (
    <div role="status" className="grid gap-2 rounded-md bg-raised p-4">
      <p>{text}</p>
      {action ? <ActionForm action={action} form="undo" submit="Undo" busy="Undoing…" variant="quiet" /> : null}
    </div>
  );
}
