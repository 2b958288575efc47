import { Fragment } from "react";

/** A text with an email in it, which breaks before the "@" rather than anywhere where a line is too short for all of it. */
export function BreakableEmail({ text }: { text: string }) {
  return text.split("@").map((part, place) => (
    <Fragment key={place}>
      {place === 0 ? null : (
        <>
          <wbr />@
        </>
      )}
      {part}
    </Fragment>
  ));
}
