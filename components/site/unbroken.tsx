import { Fragment } from "react";

/** A text whose numbers do not break at their hyphens, except in very large text on a narrow screen. */
export function Unbroken({ text }: { text: string }) {
  return (
    <span>
      {text.split(" ").map((word, place) => (
        <Fragment key={place}>
          {place > 0 ? " " : null}
          {word.includes("-") ? <span className="min-[17rem]:whitespace-nowrap">{word}</span> : word}
        </Fragment>
      ))}
    </span>
  );
}
