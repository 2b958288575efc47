import "server-only";

import { db } from "../../../db/client";
import { findSettings } from "../../../limits/settings/queries";
import { openOrNull } from "../../../readable";
import { addMilliseconds, DAY } from "../../../time";
import { NOT_KEPT } from "../schema";
import { openRule, sealRule } from "../sealing";
import { networksBefore, rulesBefore } from "./sql";

const BLANKED_AT_ONCE_MAX = 500;

/**
 * Blanks in the rules of removals what has come of age by `until`: first whole rules, then networks. That a removal was done, why
 * and by whom stays, and it can be undone. Returns how many rules were changed, in one bounded step.
 */
export async function blankRules(until: Date): Promise<number> {
  const { "kept-signatures-months": months, "kept-senders-days": days } = await findSettings();
  return db.$transaction(async (tx) => {
    const whole = await tx.$executeRaw`
      UPDATE bulk_removal SET rule_sealed = NULL, domain_mark = NULL, subdomains = false, network_mark = NULL
      WHERE id IN (SELECT r.id FROM ${rulesBefore(until, months)} LIMIT ${BLANKED_AT_ONCE_MAX})`;
    const rows = await tx.$queryRaw<{ id: number; ruleSealed: Uint8Array | null }[]>`
      SELECT r.id, r.rule_sealed AS "ruleSealed" FROM ${networksBefore(addMilliseconds(until, -days * DAY))}
      ORDER BY r.id LIMIT ${BLANKED_AT_ONCE_MAX} FOR UPDATE OF r`;
    for (const { id, ruleSealed } of rows) {
      // A rule that cannot be opened has no part that could be kept alone.
      const rule = ruleSealed && openOrNull(() => openRule(ruleSealed, id));
      const kept = rule && sealRule({ ...rule, network: NOT_KEPT }, id);
      await tx.$executeRaw`UPDATE bulk_removal SET network_mark = NULL, rule_sealed = ${kept} WHERE id = ${id}`;
    }
    return whole + rows.length;
  });
}
