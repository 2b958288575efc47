import type { FormAction } from "@/lib/form-state";
import { zones } from "@/lib/petitions/life/schema";
import { goalOfState } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { ActionForm } from "./action-form";
import { Section } from "./console-page";
import { goalFormField } from "./petition-fields";
import { Time } from "./time";

interface PetitionSettingsProps {
  petition: Petition;
  /** Null for somebody who may not change it. */
  goalAction: FormAction | null;
  /** Null also where no time can be set now. */
  closingAction: FormAction | null;
}

const DEFAULT_ZONE = "America/New_York";
const EXAMPLES = ["CA", "TX", "VT"];

/** The goal and the closing time of a petition, with their forms. */
export function PetitionSettings({ petition, goalAction, closingAction }: PetitionSettingsProps) {
  const shares = EXAMPLES.map((code) => `${code} ${goalOfState(petition.goal, code)?.toLocaleString("en-US")}`);
  return (
    <>
      <Section
        title="Goal"
        id="goal-title"
        lead={`${petition.goal.toLocaleString("en-US")} signatures. The goal of each state is its share of it, by its seats in the House: ${shares.join(", ")}.`}
      >
        {goalAction ? (
          <ActionForm
            action={goalAction}
            form="goal"
            submit="Change the goal"
            busy="Saving…"
            variant="quiet"
            fields={[goalFormField(petition.goal)]}
          />
        ) : null}
      </Section>
      <Section title="Closing time" id="closing-title" lead={<Closing {...petition} />}>
        {closingAction ? <ClosingForm action={closingAction} /> : null}
      </Section>
    </>
  );
}

function Closing({ closesAt, status }: Pick<Petition, "closesAt" | "status">) {
  const moves = status === "paused" ? " It moves by the length of the pause when the petition is reopened." : "";
  if (!closesAt) return "None: it stays open until an admin closes it.";
  const eastern = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "long", timeZone: DEFAULT_ZONE });
  return (
    <>
      {eastern.format(closesAt)} (<Time at={closesAt} />
      ).{moves}
    </>
  );
}

function ClosingForm({ action }: { action: FormAction }) {
  return (
    <ActionForm
      action={action}
      form="closing"
      submit="Set the closing time"
      busy="Saving…"
      variant="quiet"
      fields={[
        { kind: "date", name: "date", label: "Day", hint: "Leave day and time empty for none.", half: true },
        { kind: "text", name: "time", label: "Time", hint: "Of 24 hours, like 17:30.", maxLength: 5, half: true },
        {
          kind: "select",
          name: "zone",
          label: "Time zone",
          options: zones.map(({ id, label }) => ({ value: id, label })),
          value: DEFAULT_ZONE,
          half: true,
        },
        {
          kind: "select",
          name: "occurrence",
          label: "Where the clocks show this time twice",
          hint: "Only on the night in fall when they go back.",
          empty: "It comes once",
          options: [
            { value: "first", label: "The first time" },
            { value: "second", label: "The second time" },
          ],
          half: true,
        },
      ]}
    />
  );
}
