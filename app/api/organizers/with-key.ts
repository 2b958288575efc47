import { problem } from "@/app/_web/problem";
import { sourceOf } from "@/lib/limits/rules";
import { type KeyRefusal, authorizeApiKey } from "@/lib/organizers/api-keys/commands";
import type { ApiClient, ApiScope } from "@/lib/organizers/api-keys/schema";
import { isUnavailable } from "@/lib/unavailable";

// By RFC 6750, 3.
const CHALLENGE = 'Bearer realm="safe-harbor"';

const refusals: Record<KeyRefusal, () => Response> = {
  "no-key": () =>
    problem(401, "Send a key of the console in the header Authorization: Bearer …", { "www-authenticate": CHALLENGE }),
  "wrong-key": () =>
    problem(401, "This key is unknown or has ended. Make a new one in the console", {
      "www-authenticate": `${CHALLENGE}, error="invalid_token"`,
    }),
  "scope-missing": () =>
    problem(403, "This key was not made for that. Make one with the right scope in the console", {
      "www-authenticate": `${CHALLENGE}, error="insufficient_scope"`,
    }),
  "too-many-requests": () => problem(429, "Too many requests. Please wait a minute", { "retry-after": "60" }),
};

/** Runs a request of an organizer's program, for the organizer and the states of its key. */
export async function withApiKey(
  request: Request,
  scope: ApiScope,
  handle: (client: ApiClient) => Promise<Response>,
): Promise<Response> {
  try {
    const use = {
      authorization: request.headers.get("authorization"),
      scope,
      // Our own server sets it, and drops one that comes from outside.
      source: sourceOf(request.headers.get("x-client-ip") ?? ""),
    };
    const client = await authorizeApiKey(use, new Date());
    if (!client.ok) return refusals[client.refusal]();
    // Its organizer has none of its states any more.
    if (client.value.states?.length === 0) return problem(403, "Your states do not include those of this key");
    return await handle(client.value);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "The database is not available at this moment");
  }
}
