import { Fragment } from "react";

/** Words in which no number is broken at its hyphens: a line ends before it instead. */
export function Unbroken({ words }: { words: string }) {
  return (
    <span>
      {words.split(" ").map((word, place) => (
        <Fragment key={place}>
          {place > 0 ? " " : null}
          {word.includes("-") ? <span className="whitespace-nowrap">{word}</span> : word}
        </Fragment>
      ))}
    </span>
  );
}
