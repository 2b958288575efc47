import { useState } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";

import { ChoiceFields, StreetField, type SignerFieldsProps } from "./signer-fields";

/**
 * What may be added to a signature, closed until somebody opens it. It is open where it holds what was typed or an error, and
 * where a browser filled in the street by itself, so that nothing is sent that its signer has not seen.
 */
export function OptionalFields<Fields extends FieldValues>(props: SignerFieldsProps<Fields>) {
  const { texts, values, errors, watch } = props;
  // It never closes by itself: somebody may be typing in it.
  const [opened, setOpened] = useState(false);
  const typed = ["street", "comment"].some((name) => Boolean(watch(name as FieldPath<Fields>) ?? values[name]));
  const chosen = Boolean(values.display) && values.display !== "hidden";
  const refused = ["street", "comment", "display"].some((name) => errors[name]);
  return (
    <details
      open={opened || typed || chosen || refused}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
      className="border-y border-edge"
      // It may have been opened before hydration.
      suppressHydrationWarning
    >
      <summary className="site-summary flex min-h-11 items-center justify-between gap-3 py-2.5 pr-1">
        <span>
          <span className="font-semibold">{texts.more}</span>
          <span className="block text-sm text-muted">{texts.moreHint}</span>
        </span>
      </summary>
      <div className="space-y-6 pt-2 pb-6">
        <StreetField {...props} />
        <ChoiceFields {...props} />
      </div>
    </details>
  );
}
