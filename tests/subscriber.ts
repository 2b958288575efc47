// People who subscribe in tests, and what became of it in the database.
import { emailHash } from "@/lib/canonical-email";
import { confirmSubscription, subscribe } from "@/lib/subscriptions/commands";
import type { SubscriptionInput } from "@/lib/subscriptions/schema";

import { onDatabase } from "./database.ts";
import { SENDER } from "./signer.ts";

export const SUBSCRIBER = "grace@example.org";

/** The form as it is sent, with Texas and English where nothing else is chosen. */
export const subscriptionOf = (email = SUBSCRIBER, choices: Partial<SubscriptionInput> = {}): SubscriptionInput => ({
  email,
  state: "TX",
  language: "en",
  ...choices,
});

export const subscribes = (now: Date, input = subscriptionOf()) => subscribe(input, SENDER, now);

/** Subscribes and confirms, and says which subscription came of it. */
export async function subscribesAndConfirms(now: Date, email = SUBSCRIBER): Promise<bigint> {
  await subscribes(now, subscriptionOf(email));
  await confirmSubscription((await draftsOfSubscriber(email))[0]!, now);
  return subscriptionIdOf(email);
}

export const subscriptionIdOf = (email = SUBSCRIBER) =>
  onDatabase(async (client) =>
    BigInt(
      (await client.query<{ id: string }>("SELECT id FROM subscription WHERE email_hash = $1", [emailHash(email)]))
        .rows[0]!.id,
    ),
  );

/** The drafts of a mailbox, the newest first. */
export const draftsOfSubscriber = (email = SUBSCRIBER) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT d.id FROM subscription_draft d JOIN subscription s ON s.id = d.subscription_id WHERE s.email_hash = $1
       ORDER BY d.posted_at DESC, d.id DESC`,
      [emailHash(email)],
    );
    return rows.map(({ id }) => BigInt(id));
  });

export const subscriptionRows = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ id: string; status: string; today: number }>(
          "SELECT id, status, emails_today AS today FROM subscription ORDER BY id",
        )
      ).rows,
  );
