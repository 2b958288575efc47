import { formatNumber } from "@/i18n/format";
import type { FlaggedChoice } from "./choice";

const signatures = (count: number) => `${formatNumber("en", count)} ${count === 1 ? "signature" : "signatures"}`;

/** How many wait, and how many of them count already. */
export function countText({ waiting, held }: { waiting: number; held: number }): string {
  if (waiting === 0) return "No signature of your states waits to be looked at.";
  const counting = waiting - held;
  return `${signatures(held)} ${held === 1 ? "waits" : "wait"} and ${held === 1 ? "does" : "do"} not count yet. ${signatures(counting)} ${counting === 1 ? "counts" : "count"} and ${counting === 1 ? "has" : "have"} a reason to look.`;
}

const skippedText = (skipped: number) =>
  skipped === 0 ? "" : ` ${signatures(skipped)} not: the signer withdrew meanwhile, or somebody else has decided.`;

/** What was decided a moment ago. */
export const doneText = ({ done, count, skipped }: FlaggedChoice) =>
  done === "accept"
    ? `${signatures(count)} accepted, and counted.${skippedText(skipped)}`
    : `${signatures(count)} removed. They are kept, with your reason.${skippedText(skipped)}`;

/** What was undone a moment ago. */
export const undoneText = ({ count, skipped }: FlaggedChoice) =>
  `${signatures(count)} as before.${skippedText(skipped)}`;
