import { logError } from "../../../log";
import { openEmail } from "../../../sealed-email";
import { openComment, openName } from "../../sealing";
import { hasPhrase, isEmailOf } from "../rules";
import type { RemovalRule } from "../schema";
import type { Candidate } from "./sql";

/** Those of the candidates that fit the rest of the rule too, for which they are opened. One that cannot be opened fits no rule. */
export function fittingOf<Fitting extends Candidate>(rule: RemovalRule, candidates: Fitting[]): Fitting[] {
  let unreadable = 0;
  let failure: unknown = null;
  const fitting = candidates.filter((candidate) => {
    try {
      return fitsRule(rule, candidate);
    } catch (error) {
      unreadable += 1;
      failure ??= error;
      return false;
    }
  });
  // Once for all of a step: thousands may have the same lost key.
  if (unreadable > 0) logError("removal-candidates-unreadable", failure, { unreadable });
  return fitting;
}

function fitsRule(rule: RemovalRule, candidate: Candidate): boolean {
  const { petitionId, emailHash, emailSealed, nameSealed, commentSealed } = candidate;
  if (emailSealed && !isEmailOf(openEmail(emailSealed, emailHash), rule)) return false;
  if (rule.phrase === null) return true;
  return hasPhrase(rule.phrase, [
    nameSealed && openName(nameSealed, petitionId, emailHash),
    commentSealed && openComment(commentSealed, petitionId, emailHash),
  ]);
}
