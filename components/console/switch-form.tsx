import type { FormAction } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { Confirmed } from "./confirmed";

interface Press {
  /** What is done: "Pause signing". */
  label: string;
  /** What follows from it at once. */
  effect: string;
}

interface SwitchFormProps {
  name: string;
  isOn: boolean;
  onText: string | null;
  offText: string;
  pause: Press;
  resume: Press;
  action: FormAction;
}

/** The state of a switch, and the two presses that change it: the second one is beside what follows from it. */
export function SwitchForm({ name, isOn, onText, offText, pause, resume, action }: SwitchFormProps) {
  const { label, effect } = isOn ? resume : pause;
  return (
    <div className="grid gap-3">
      <p className={isOn ? "font-semibold text-error" : "text-done"}>{isOn ? onText : offText}</p>
      <Confirmed label={label} text={effect}>
        <ActionForm
          action={action}
          form={name}
          submit={`Yes, ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
          busy="Saving…"
          variant="quiet"
        />
      </Confirmed>
    </div>
  );
}
