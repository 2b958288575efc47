import "server-only";

import { query } from "../db/client";
import { openEmail } from "../sealed-email";
import type { SubscriptionState } from "./rules";

/** Where a subscription stands now, or null. Opens nothing sealed. */
export async function findSubscriptionState(id: bigint): Promise<SubscriptionState | null> {
  const {
    rows: [row],
  } = await query<SubscriptionState>(
    "find-subscription-standing",
    `
    SELECT status, expires_at AS "expiresAt" FROM subscription WHERE id = $1`,
    [id],
  );
  return row ?? null;
}

interface SubscriptionRow extends SubscriptionState {
  emailHash: Buffer;
  emailSealed: Buffer;
  state: string | null;
  locale: "en" | "es";
  createdAt: Date;
  confirmedAt: Date | null;
  leftAt: Date | null;
  lastEmailAt: Date;
}

/** All that is kept about one subscription, opened: for its subscriber's own page. Null when it is not there. */
export async function findSubscription(id: bigint) {
  const {
    rows: [row],
  } = await query<SubscriptionRow>(
    "find-subscription",
    `
    SELECT status, expires_at AS "expiresAt", email_hash AS "emailHash", email_sealed AS "emailSealed", state, locale,
      created_at AS "createdAt", confirmed_at AS "confirmedAt", left_at AS "leftAt", last_email_at AS "lastEmailAt"
    FROM subscription WHERE id = $1`,
    [id],
  );
  if (!row) return null;
  const { emailSealed, ...kept } = row;
  return { ...kept, email: openEmail(emailSealed, row.emailHash) };
}

export type OpenedSubscription = NonNullable<Awaited<ReturnType<typeof findSubscription>>>;
