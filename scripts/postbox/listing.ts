import { ApiError } from "./api-error.ts";
import type { Entry } from "./mail.ts";
import type { Store } from "./store.ts";

const LIST_DEFAULT = 20;
const LIST_MAX = 100;

/** The mails as the service lists them: newest first, page by page with the id of a mail as the cursor. */
export function listMails({ index }: Store, search: URLSearchParams) {
  const limit = Number(search.get("limit") ?? LIST_DEFAULT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIST_MAX) {
    throw new ApiError(422, "validation_error", `The \`limit\` must be between 1 and ${LIST_MAX}.`);
  }
  const [after, before] = [search.get("after"), search.get("before")];
  if (after && before) throw new ApiError(422, "validation_error", "Use either `after` or `before`, not both.");
  const position = (id: string) => {
    const found = index.positionOf(id);
    if (found === null) throw new ApiError(422, "validation_error", "The cursor is not the id of an email.");
    return found;
  };
  // Newest first: "after" a mail are the older ones, "before" it the newer ones nearest to it.
  const top = after
    ? position(after) - 1
    : before
      ? Math.min(position(before) + limit, index.count() - 1)
      : index.count() - 1;
  const bottom = before ? position(before) + 1 : 0;
  const last = Math.max(bottom, top - limit + 1);
  const entries: Entry[] = [];
  for (let at = top; at >= last; at--) entries.push(index.at(at)!);
  const data = entries.map(({ id, to, subject, createdAt, scheduledAt: due, lastEvent }) => ({
    id,
    to,
    subject,
    created_at: createdAt,
    scheduled_at: due,
    last_event: lastEvent,
  }));
  return { object: "list", has_more: before ? top < index.count() - 1 : last > 0, data };
}
