import "server-only";

import type { Transaction } from "../../db/client";
import { troubleOf } from "../sending/rules";
import { removeSuppressions } from "../transport";
import type { Suppression } from "./queries";

/** Takes a mailbox off our list, in the transaction that logs who did it. Returns the deleted row, or null. */
export async function liftSuppression(tx: Transaction, emailHash: Uint8Array): Promise<Suppression | null> {
  const [lifted] = await tx.$queryRaw<Suppression[]>`
    DELETE FROM suppressed_email WHERE email_hash = ${emailHash}
    RETURNING email_hash AS "emailHash", reason::text, created_at AS "createdAt",
      greatest(retried_at, sign_in_retried_at) AS "retriedAt"`;
  return lifted ?? null;
}

/**
 * Takes a mailbox off the mail service's own list, which may contain it as well. Returns the error of the service, or null.
 */
export async function liftAtService(email: string): Promise<string | null> {
  const error = await removeSuppressions([email]);
  return error && troubleOf(error);
}
