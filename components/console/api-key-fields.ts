import type { Option } from "@/components/form/select-field";
import { API_KEY_NAME_LENGTH_MAX, type ApiScope, apiKeyDays } from "@/lib/organizers/api-keys/schema";
import { ALL_STATES, boxOf } from "@/lib/organizers/chosen-states/schema";
import type { FormField } from "./action-form";

export const scopeLabels: Record<ApiScope, string> = { counts: "Counts", export: "Exports" };

/** The fields that make a key. `stateOptions` are the states that its organizer has; who may not export is not offered it. */
export function apiKeyFields({ mayExport, stateOptions }: { mayExport: boolean; stateOptions: Option[] }): FormField[] {
  return [
    {
      kind: "text",
      name: "name",
      label: "Which program is it for?",
      hint: "By this name you find it again",
      maxLength: API_KEY_NAME_LENGTH_MAX,
    },
    {
      kind: "select",
      name: "scopes",
      label: "What may it do?",
      hint: mayExport
        ? "An export has names, ZIP Codes and comments of signers. Give it only where it is needed"
        : undefined,
      options: [
        { value: "counts", label: "Read counts by state, day and source" },
        ...(mayExport
          ? [
              { value: "export", label: "Export signatures" },
              { value: "both", label: "Both" },
            ]
          : []),
      ],
      value: "counts",
    },
    {
      kind: "states",
      name: ALL_STATES,
      label: "In which states?",
      hint: "It never opens more than you may see yourself",
      all: { name: ALL_STATES, label: "All of mine" },
      options: stateOptions.map(({ value, label }) => ({ value: boxOf(value), label })),
      ticked: [ALL_STATES],
    },
    {
      kind: "select",
      name: "days",
      label: "How long does it work?",
      options: apiKeyDays.map((days) => ({ value: String(days), label: `${days} days` })),
      value: "90",
    },
  ] as FormField[];
}
