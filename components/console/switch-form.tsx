import type { FormAction } from "@/lib/form-state";
import { ActionForm } from "./action-form";

interface SwitchFormProps {
  name: string;
  isOn: boolean;
  onText: string | null;
  offText: string;
  pause: string;
  resume: string;
  action: FormAction;
}

/** What a switch says now, and the button that turns it. */
export function SwitchForm({ name, isOn, onText, offText, pause, resume, action }: SwitchFormProps) {
  return (
    <div className="grid gap-3">
      <p className={isOn ? "font-semibold text-error" : "text-done"}>{isOn ? onText : offText}</p>
      <ActionForm action={action} form={name} submit={isOn ? resume : pause} busy="Saving…" variant="quiet" />
    </div>
  );
}
