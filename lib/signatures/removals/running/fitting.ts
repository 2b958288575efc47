import { openEmail } from "../../../sealed-email";
import { openComment, openName } from "../../sealing";
import { hasPhrase, isEmailOf } from "../rules";
import type { RemovalRule } from "../schema";
import type { Candidate } from "./sql";

/** Whether a candidate fits the rest of the rule too, for which it is opened. */
export function fitsRule(rule: RemovalRule, candidate: Candidate): boolean {
  const { petitionId, emailHash, emailSealed, nameSealed, commentSealed } = candidate;
  if (emailSealed && !isEmailOf(openEmail(emailSealed, emailHash), rule)) return false;
  if (rule.phrase === null) return true;
  return hasPhrase(rule.phrase, [
    nameSealed && openName(nameSealed, petitionId, emailHash),
    commentSealed && openComment(commentSealed, petitionId, emailHash),
  ]);
}
