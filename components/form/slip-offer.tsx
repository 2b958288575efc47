import { Button } from "@/components/ui/button";
import { fill } from "@/lib/text";
import { GUARD_FIELDS } from "./guard-fields";

interface SlipOfferProps {
  words: Record<"slipUse" | "slipKeep", string>;
  values: Record<string, string>;
  /** Puts the address into its field; without JavaScript the button alone says it. */
  onTake: (email: string, button: HTMLButtonElement) => void;
}

/** Offers the address that was probably meant. Sending the form again as it is insists on the typed one. */
export function SlipOffer({ words, values, onTake }: SlipOfferProps) {
  const { [GUARD_FIELDS.emailInsisted]: typed, [GUARD_FIELDS.emailChosen]: likely } = values;
  if (!typed) return null;
  return (
    <div className="mt-3 space-y-2">
      <input type="hidden" name={GUARD_FIELDS.emailInsisted} value={typed} />
      {likely ? (
        <>
          <Button type="submit" name={GUARD_FIELDS.emailChosen} value={likely} onClick={(event) => onTake(likely, event.currentTarget)}>
            <span className="[overflow-wrap:anywhere]">{fill(words.slipUse, { email: likely })}</span>
          </Button>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{fill(words.slipKeep, { email: typed })}</p>
        </>
      ) : null}
    </div>
  );
}
