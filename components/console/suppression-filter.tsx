import { SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { suppressionReasons } from "@/lib/mail/schema";
import { suppressionReasonTexts } from "./suppression-text";

/** Chooses the suppressed mailboxes of one reason. */
export function SuppressionFilter({ chosen }: { chosen: string | null }) {
  return (
    <form action="/console/emails#suppressed" className="flex flex-wrap items-end gap-4">
      <SelectField
        form="suppressed"
        name="reason"
        label="Why"
        empty="For any reason"
        options={suppressionReasons.map((reason) => ({ value: reason, label: suppressionReasonTexts[reason] }))}
        defaultValue={chosen ?? ""}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
