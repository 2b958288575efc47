import { formatNumber } from "@/i18n/format";
import { QUEUE_COUNTED_MAX } from "@/lib/signatures/schema";
import type { NameChoice } from "./choice";

const names = (count: number) => `${formatNumber("en", count)} ${count === 1 ? "name" : "names"}`;

/** How many names wait. */
export function waitingText(count: number): string {
  if (count === 0) return "No name of your states waits.";
  const shown = count >= QUEUE_COUNTED_MAX ? `${formatNumber("en", QUEUE_COUNTED_MAX)} names or more` : names(count);
  return `${shown} ${count === 1 ? "waits" : "wait"} to be looked at.`;
}

/** What was done a moment ago, or undefined. */
export function doneText({ done, count, skipped }: NameChoice): string | undefined {
  if (done === null) return undefined;
  const not = skipped === 0 ? "" : ` ${names(skipped)} not: the signer changed or withdrew it meanwhile.`;
  const become = {
    show: "may be shown now.",
    "leave-out": `${count === 1 ? "is" : "are"} not shown. The signatures count as before.`,
    undone: `${count === 1 ? "waits" : "wait"} again, and ${count === 1 ? "is" : "are"} not shown.`,
  };
  return `${names(count)} ${become[done]}${not}`;
}
