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

/** The state of a switch, and the button that changes it. */
export function SwitchForm({ name, isOn, onText, offText, pause, resume, action }: SwitchFormProps) {
  return (
    <div className="grid gap-3">
      <p className={isOn ? "font-semibold text-error" : "text-done"}>{isOn ? onText : offText}</p>
      <ActionForm action={action} form={name} submit={isOn ? resume : pause} busy="Saving…" variant="quiet" />
    </div>
  );
}
