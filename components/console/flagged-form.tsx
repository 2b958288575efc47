import type { FormAction } from "@/lib/form-state";
import type { Flag } from "@/lib/signatures/flags/schema";
import { ChosenForm } from "./chosen-form";
import { FlagChips } from "./flag-list";
import { HistoryLink } from "./history-link";
import { Time } from "./time";

interface FlaggedRow {
  id: string;
  /** Whether it does not count yet. */
  isHeld: boolean;
  flags: Flag[];
  name: string;
  zip: string;
  stateName: string;
  comment: string | null;
  confirmedAt: Date;
}

interface FlaggedFormProps {
  /** Bound by the page to the query of the list. */
  action: FormAction;
  signatures: FlaggedRow[];
}

/** One page of flagged signatures, and one decision about those that are chosen. */
export function FlaggedForm({ action, signatures }: FlaggedFormProps) {
  return (
    <ChosenForm
      action={action}
      form="flagged"
      choices={[
        { value: "accept", label: "Accept: they count" },
        { value: "remove", label: "Remove: they do not count" },
      ]}
      reason={{
        label: "Reason, if they are removed",
        hint: "Kept with each signature and in the log. The signer reads it",
      }}
      rows={signatures.map((signature) => ({
        id: signature.id,
        label: signature.name,
        isChosen: false,
        children: <Flagged {...signature} />,
      }))}
    />
  );
}

function Flagged({ id, isHeld, flags, name, zip, stateName, comment, confirmedAt }: FlaggedRow) {
  return (
    <>
      <p className="text-sm text-muted">
        {zip} {stateName} · confirmed <Time at={confirmedAt} /> · {isHeld ? "does not count yet" : "counts"}
      </p>
      <FlagChips flags={flags} />
      {comment === null ? null : (
        <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{comment}</blockquote>
      )}
      <HistoryLink id={id} name={name} />
    </>
  );
}
