import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import type { FormAction } from "@/lib/form-state";
import { zones } from "@/lib/petitions/life/schema";
import { shareOfState } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { ActionForm } from "./action-form";
import { Section } from "./console-page";
import { goalFormField, type NamedState, stateGoalFormFields } from "./petition-fields";
import { Time } from "./time";

interface PetitionSettingsProps {
  petition: Petition;
  /** All states. */
  states: NamedState[];
  /** Null for somebody who may not change it. */
  goalAction: FormAction | null;
  stateGoalAction: FormAction | null;
  /** Null also where no time can be set now. */
  closingAction: FormAction | null;
}

const DEFAULT_ZONE = "America/New_York";
const EXAMPLES = ["CA", "TX", "VT"];

/** The goal and the closing time of a petition, with their forms. */
export function PetitionSettings({
  petition,
  states,
  goalAction,
  stateGoalAction,
  closingAction,
}: PetitionSettingsProps) {
  const shares = EXAMPLES.map((code) => `${code} ${shareOfState(petition.goal, code)?.toLocaleString("en-US")}`);
  return (
    <>
      <Section
        title="Goal"
        id="goal-title"
        lead={`${petition.goal.toLocaleString("en-US")} signatures. Each state has its share of it, by its seats in the House, such as ${shares.join(", ")}, unless it has a goal of its own.`}
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
      <StateGoals petition={petition} states={states} action={stateGoalAction} />
      <Section title="Closing time" id="closing-title" lead={<Closing {...petition} />}>
        {closingAction ? <ClosingForm action={closingAction} /> : null}
      </Section>
    </>
  );
}

interface StateGoalsProps {
  petition: Petition;
  states: NamedState[];
  action: FormAction | null;
}

function StateGoals({ petition, states, action }: StateGoalsProps) {
  const own = states.filter(({ code }) => petition.stateGoals[code] !== undefined);
  return (
    <Section
      title="Goals of single states"
      id="state-goals-title"
      lead={own.length === 0 ? "None: every state has its share." : "Every other state has its share."}
    >
      <div className="grid gap-6">
        {own.length === 0 ? null : <StateGoalTable petition={petition} states={own} />}
        {action ? (
          <ActionForm
            action={action}
            form="state-goal"
            submit="Set the goal of the state"
            busy="Saving…"
            variant="quiet"
            fields={stateGoalFormFields(states)}
          />
        ) : null}
      </div>
    </Section>
  );
}

function StateGoalTable({ petition, states: own }: { petition: Petition; states: NamedState[] }) {
  return (
    <div className="max-w-[32rem]">
      <Table caption="States with a goal of their own" captionHidden>
        <thead>
          <tr>
            <HeadCell>State</HeadCell>
            <HeadCell numeric>Goal</HeadCell>
            <HeadCell numeric>Its share would be</HeadCell>
          </tr>
        </thead>
        <tbody>
          {own.map(({ code, name }) => (
            <tr key={code}>
              <RowHead>{name}</RowHead>
              <Cell numeric>{petition.stateGoals[code]?.toLocaleString("en-US")}</Cell>
              <Cell numeric>{shareOfState(petition.goal, code)?.toLocaleString("en-US")}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
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
