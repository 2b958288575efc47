import type { FormAction } from "@/lib/form-state";
import { UNREADABLE } from "@/lib/unreadable";
import type { Flag } from "@/lib/signatures/flags/schema";
import type { NameReview } from "@/lib/signatures/names/schema";
import { shownName } from "@/lib/signatures/rules";
import { ChosenForm } from "./chosen-form";
import { FlagChips } from "./flag-list";
import { HistoryLink } from "./history-link";
import { Time } from "./time";

interface NameRow {
  id: string;
  /** Names what is shown, so that a decision is never about a later name. */
  version: string;
  /** Null where it cannot be opened: then nobody can choose it. */
  name: string | null;
  display: "initials" | "name";
  stateName: string;
  flags: Flag[];
  confirmedAt: Date;
  leftOutReason: string | null;
}

interface NamesFormProps {
  /** Bound by the page to the query of the list. */
  action: FormAction;
  /** The list that is shown. Of those that wait, all without a flag are chosen, so that one press shows them. */
  review: NameReview;
  names: NameRow[];
}

/** One page of names that their signers let be shown, and one decision about those that are chosen. */
export function NamesForm({ action, review, names }: NamesFormProps) {
  return (
    <ChosenForm
      action={action}
      form="names"
      choices={[
        { value: "show", label: "Show: they may appear among the newest signers" },
        { value: "leave-out", label: "Do not show: they count, without their name" },
      ]}
      suggested={review === "shown" ? "leave-out" : "show"}
      reason={{ label: "Reason, if they are not shown", hint: "Each of these signers reads it on their own page" }}
      rows={names.map((row) => ({
        id: row.id,
        version: row.version,
        label: row.name === null ? UNREADABLE : shownName(row.name, row.display) || "No initials",
        isUnreadable: row.name === null,
        isChosen: review === "waiting" && row.flags.length === 0,
        children: <About {...row} />,
      }))}
    />
  );
}

function About({ id, name, display, stateName, flags, confirmedAt, leftOutReason }: NameRow) {
  return (
    <>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        {display === "initials" && name !== null ? `Initials of ${name} · ` : null}
        {stateName} · confirmed <Time at={confirmedAt} />
      </p>
      <FlagChips flags={flags} />
      {leftOutReason === null ? null : <p>Reason: {leftOutReason}</p>}
      <HistoryLink id={id} name={name ?? UNREADABLE} />
    </>
  );
}
