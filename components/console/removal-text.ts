import type { NoticeTone } from "@/components/ui/notice";
import { formatNumber } from "@/i18n/format";
import { isNetworkCode } from "@/lib/signatures/marks/rules";
import type { Removal, RemovalOutcome, RemovalRule, RemovalStatus } from "@/lib/signatures/removals/schema";
import { flagTexts } from "./flag-texts";

/** What a removal does or has come to, for the list. */
export const removalStatusTexts: Record<RemovalStatus, string> = {
  previewing: "is being looked for",
  previewed: "waits for you",
  discarded: "given up before anything was removed",
  removing: "being removed",
  removed: "removed",
  cancelled: "stopped on the way",
  undoing: "being brought back",
  undone: "brought back",
};

export const outcomeTexts: Record<RemovalOutcome, string> = {
  found: "Counts",
  removed: "Counts again",
  skipped: "Did not count any more",
  reinstated: "Brought back",
};

const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The name of a state. */
export type NameOf = (code: string) => string;

/** A rule in words, one line for each condition. */
export function ruleLines(rule: RemovalRule & { petition: string }, nameOf: NameOf): string[] {
  const { petition, states, domain, subdomains, network, source, flag, confirmedFrom, confirmedBefore, phrase } = rule;
  const lines: (string | null)[] = [
    `Petition ${petition}`,
    states && `In ${states.map(nameOf).join(", ")}`,
    domain && `Email addresses of ${domain}${subdomains ? " and the domains below it" : ""}`,
    network && `Sent from the network ${isNetworkCode(network) ? network.slice(0, 8) : network}`,
    source && `By the share link ${source}`,
    flag && `With the reason “${flagTexts[flag]}”`,
    confirmedFrom && `Confirmed from ${moment(confirmedFrom)}`,
    confirmedBefore && `Confirmed before ${moment(confirmedBefore)}`,
    phrase && `With “${phrase}” in the name or the comment`,
  ];
  return lines.filter((line) => line !== null);
}

/** "1 signature", "5,000 signatures". */
export const signaturesText = (count: number): string =>
  `${formatNumber("en", count)} ${count === 1 ? "signature" : "signatures"}`;

/** What a removal does or has come to, for its own page. */
export function reportOf({ status, found, removed, reinstated }: Removal): { tone: NoticeTone; text: string } {
  const number = (count: number) => formatNumber("en", count);
  const others = (count: number, text: string) => (count > 0 ? ` ${number(count)} ${text}` : "");
  switch (status) {
    case "previewing":
      return { tone: "information", text: `${signaturesText(found)} found so far. This page loads itself again.` };
    case "previewed":
      return {
        tone: "information",
        text:
          found > 0 ? `The rule fits ${signaturesText(found)}. Nothing is removed yet.` : "The rule fits no signature.",
      };
    case "discarded":
      return { tone: "information", text: "This rule was given up, and nothing was removed." };
    case "removing":
      return {
        tone: "information",
        text: `${number(removed)} of ${number(found)} removed. This page loads itself again.`,
      };
    case "removed":
      return {
        tone: "done",
        text: `${signaturesText(removed)} removed.${others(found - removed, "were skipped, because they did not count any more.")}`,
      };
    case "cancelled":
      return {
        tone: "information",
        text: `Stopped. ${number(removed - reinstated)} of ${number(found)} were removed.`,
      };
    case "undoing":
      return {
        tone: "information",
        text: `${number(reinstated)} of ${number(removed)} brought back. This page loads itself again.`,
      };
    case "undone":
      return {
        tone: "done",
        text: `${signaturesText(reinstated)} brought back.${others(removed - reinstated, "had been erased, or brought back one by one.")}`,
      };
  }
}
