import { roles } from "@/lib/organizers/schema";
import type { FormField } from "./action-form";

interface Rights {
  role: string;
  states: string[] | null;
}

/** The fields for role and states, with the current values. */
export function rightsFields({ role, states }: Rights): FormField[] {
  return [
    {
      kind: "select",
      name: "role",
      label: "Role",
      value: role,
      options: roles.map((each) => ({ value: each, label: each })),
    },
    {
      kind: "text",
      name: "states",
      label: "States",
      hint: "Two letters each, like TX, VT. Leave it empty for every state.",
      value: states?.join(", ") ?? "",
      maxLength: 300,
    },
  ];
}
