import { ApiError } from "./api-error.ts";
import type { Mail } from "./mail.ts";
import type { Mails } from "./mails.ts";

const LIST_DEFAULT = 20;
const LIST_MAX = 100;

/** The mails as the service lists them: newest first, page by page with the id of a mail as the cursor. */
export function listMails(mails: Mails, search: URLSearchParams) {
  const limit = Number(search.get("limit") ?? LIST_DEFAULT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIST_MAX) {
    throw new ApiError(422, "validation_error", `The \`limit\` must be between 1 and ${LIST_MAX}.`);
  }
  const [after, before] = [search.get("after"), search.get("before")];
  if (after && before) throw new ApiError(422, "validation_error", "Use either `after` or `before`, not both.");
  const position = (id: string) => {
    const found = mails.positionOf(id);
    if (found === null) throw new ApiError(422, "validation_error", "The cursor is not the id of an email.");
    return found;
  };
  // Newest first: "after" a mail are the older ones, "before" it the nearest newer ones. One more mail than the page needs is
  // read, to know whether there are more.
  const found = before
    ? mails.listNewer(position(before), limit + 1)
    : mails.listOlder(after ? position(after) : Number.MAX_SAFE_INTEGER, limit + 1);
  const page = found.slice(0, limit);
  const data = (before ? page.reverse() : page).map(summaryOf);
  return { object: "list", has_more: found.length > limit, data };
}

function summaryOf({ id, to, subject, created_at, scheduled_at, last_event }: Mail) {
  return { id, to, subject, created_at, scheduled_at, last_event };
}
