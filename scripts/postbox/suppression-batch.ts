import { ApiError } from "./api-error.ts";
import { parseFields, type ApiRequest, type ApiResponse } from "./api-request.ts";
import type { Store } from "./store.ts";

const EMAILS_MAX = 100;

/** Takes up to a hundred emails off the suppression list in one request. */
export function removeSuppressionBatch({ suppressions, transaction }: Store, request: ApiRequest): ApiResponse {
  const { emails } = parseFields(request);
  if (!Array.isArray(emails) || emails.length === 0 || emails.length > EMAILS_MAX)
    throw new ApiError(422, "validation_error", `The \`emails\` field must have 1 to ${EMAILS_MAX} emails.`);
  const found = emails.flatMap((email) => suppressions.find(String(email)) ?? []);
  transaction(() => found.forEach(suppressions.remove));
  return { status: 200, body: { data: found.map(({ id }) => ({ object: "suppression", id, deleted: true })) } };
}
