// The rows of the role matrix that are about programs: API keys and webhooks.
import { seal } from "@/lib/seal";

import { type Access, action, ADMINS, page, SIGNED_IN, UNLIMITED } from "./console-access.ts";
import { onDatabase } from "./database.ts";

const key = { name: "a program", scopes: "counts", days: "30" };
const endpoint = { url: "https://example.org/hooks", events: "on" };

/** Who may make and revoke keys, and say where events are sent. `webhook` is the id of an endpoint. */
export const programAccess = (webhook: () => number): Record<string, Access[]> => ({
  "console/(signed-in)/keys/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/keys/actions.ts makeKeyAction": [
    { allowed: SIGNED_IN, arguments: action({ ...key, "state-TX": "on" }) },
    { allowed: ["viewer", ...UNLIMITED], arguments: action({ ...key, "state-VT": "on" }) },
    { allowed: ["limited", ...UNLIMITED], arguments: action({ ...key, scopes: "export", "state-TX": "on" }) },
  ],
  // Nobody has this key, which everybody is told.
  "console/(signed-in)/keys/actions.ts revokeKeyAction": [
    { allowed: SIGNED_IN, answer: /This key is not there any more/, arguments: action({}, 4711) },
  ],
  "console/(signed-in)/webhooks/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/webhooks/[id]/page.tsx default": [
    { allowed: ADMINS, arguments: () => page({}, { id: String(webhook()) })() },
  ],
  "console/(signed-in)/webhooks/actions.ts addEndpointAction": [{ allowed: ADMINS, arguments: action(endpoint) }],
  "console/(signed-in)/webhooks/actions.ts changeEndpointAction": [
    { allowed: ADMINS, arguments: () => action(endpoint, webhook())() },
  ],
  "console/(signed-in)/webhooks/actions.ts replaceSecretAction": [
    { allowed: ADMINS, arguments: () => action({}, webhook())() },
  ],
  "console/(signed-in)/webhooks/actions.ts changeCourseAction": [
    { allowed: ADMINS, arguments: () => action({}, webhook(), "pause")() },
  ],
  "console/(signed-in)/webhooks/actions.ts sendTestAction": [
    { allowed: ADMINS, arguments: () => action({}, webhook())() },
  ],
  "console/(signed-in)/webhooks/actions.ts removeEndpointAction": [
    { allowed: ADMINS, arguments: () => action({}, webhook())() },
  ],
});

interface Endpoint {
  url?: string;
  events?: string[];
  /** The organizer who added it. */
  by: number;
}

/** The secret of the endpoints of tests. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from("the secret of the tests, 32 byte").toString("base64")}`;

/** Adds an endpoint for all events. */
export async function addsWebhook({
  url = "https://example.org/hooks",
  events = ["goal.reached", "delivery.received", "bill.step", "count.daily"],
  by,
}: Endpoint): Promise<number> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      "INSERT INTO webhook_endpoint (url, events, created_by, created_at) VALUES ($1, $2, $3, now()) RETURNING id",
      [url, events, by],
    );
    const { id } = rows[0]!;
    const sealed = seal(WEBHOOK_SECRET, `webhook-secret/${id}`);
    await client.query("UPDATE webhook_endpoint SET secret_sealed = $2 WHERE id = $1", [id, sealed]);
    return id;
  });
}
