import { Fragment } from "react";

/** Words in which no number is broken at its hyphens: a line ends before it instead, unless letters are as large as the screen is narrow. */
export function Unbroken({ words }: { words: string }) {
  return (
    <span>
      {words.split(" ").map((word, place) => (
        <Fragment key={place}>
          {place > 0 ? " " : null}
          {word.includes("-") ? <span className="min-[17rem]:whitespace-nowrap">{word}</span> : word}
        </Fragment>
      ))}
    </span>
  );
}
