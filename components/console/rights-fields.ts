import type { Option } from "@/components/form/select-field";
import { ALL_STATES, boxOf } from "@/lib/organizers/chosen-states/schema";
import { roles } from "@/lib/organizers/schema";
import type { FormField } from "./action-form";

interface Rights {
  role: string;
  /** Null for every state. */
  states: string[] | null;
}

/** The fields for role and states, with the current values. `stateOptions` are all states by name. */
export function rightsFields({ role, states }: Rights, stateOptions: Option[]): FormField[] {
  return [
    {
      kind: "select",
      name: "role",
      label: "Role",
      value: role,
      options: roles.map((each) => ({ value: each, label: each })),
    },
    {
      kind: "states",
      name: "states",
      label: "States",
      hint: "All states, or those that this person looks after. An admin has all.",
      all: { name: ALL_STATES, label: "All states" },
      options: stateOptions.map(({ value, label }) => ({ value: boxOf(value), label })),
      ticked: states === null ? [ALL_STATES] : states.map(boxOf),
    },
  ];
}
