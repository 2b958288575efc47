import { diffWordsWithSpace } from "diff";

import { type Difference, type Part, textFields, type TextFields } from "./schema";

// Two texts of 20,000 characters that have nothing in common would take seconds. Past this they are shown one after the other.
const MILLISECONDS_MAX = 500;

/** What differs between two texts, word by word, for each field that does. */
export function differencesBetween(before: TextFields, after: TextFields): Difference[] {
  return textFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, parts: partsOf(before[field], after[field]) }));
}

function partsOf(before: string, after: string): Part[] {
  const changes = diffWordsWithSpace(before, after, { timeout: MILLISECONDS_MAX });
  if (!changes)
    return [
      { change: "removed", text: before },
      { change: "added", text: after },
    ];
  return changes.map(({ added, removed, value }) => ({
    change: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}
