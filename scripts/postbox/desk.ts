import { ApiError } from "./api-error.ts";
import { parseFields, type ApiRequest } from "./api-request.ts";
import type { Faults } from "./faults.ts";
import type { Hook } from "./mail.ts";
import { listPage, mailPage, notFoundPage } from "./pages.ts";
import type { Store } from "./store.ts";
import { EVENT_TYPES, sendEvent } from "./webhooks.ts";

export interface DeskOptions {
  store: Store;
  faults: Faults;
  siteUrl: string;
  webhookSecret: string | undefined;
}

export interface Page {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const PAGE_MAILS = 50;
const LIST_MAX = 100;

/** What is for people and tests, beside the contract of the service. Answers null to what is not. */
export function createDesk({ store, faults, siteUrl, webhookSecret }: DeskOptions) {
  const siteHook: Hook[] = webhookSecret
    ? [{ id: "site", endpoint: `${siteUrl}/api/webhooks/resend`, events: EVENT_TYPES, signing_secret: webhookSecret }]
    : [];

  const showList = ({ search }: ApiRequest): Page => {
    const page = Math.max(1, Math.trunc(Number(search.get("page") ?? 1)) || 1);
    const containing = search.get("to") ?? "";
    const { entries, total } = store.index.list({ containing, skip: (page - 1) * PAGE_MAILS, limit: PAGE_MAILS });
    return html(
      200,
      listPage({
        entries,
        total,
        page,
        pages: Math.max(1, Math.ceil(total / PAGE_MAILS)),
        containing,
        faults: faults.current(),
      }),
    );
  };

  const showMail = async (id: string): Promise<Page> => {
    const mail = await store.find(id);
    return mail
      ? html(200, mailPage(mail, { eventTypes: siteHook.length + store.hooks.length > 0 ? EVENT_TYPES : [] }))
      : html(404, notFoundPage());
  };

  // For tests: the whole mails to one address, or the newest ones.
  const listMails = async ({ search }: ApiRequest): Promise<Page> => {
    const limit = Math.min(LIST_MAX, Math.max(1, Number(search.get("limit") ?? 20) || 20));
    const { entries, total } = store.index.list({ to: search.get("to") ?? undefined, limit });
    return json(200, { total, mails: await Promise.all(entries.map(({ id }) => store.find(id))) });
  };

  const setFaults = (request: ApiRequest): Page => {
    const fields = fieldsOf(request);
    if (fields["clear"] !== undefined) faults.clear();
    const wrong = fields["clear"] === undefined ? faults.set(fields) : null;
    if (wrong) throw new ApiError(422, "validation_error", wrong);
    return isForm(request) ? seeOther("/") : json(200, faults.current());
  };

  const sendWebhook = async (request: ApiRequest): Promise<Page> => {
    const { id, type, bounceType, eventId } = fieldsOf(request) as Record<string, string | undefined>;
    const mail = id ? await store.find(id) : null;
    if (!mail) throw new ApiError(404, "not_found", "Email not found");
    if (!type || !EVENT_TYPES.includes(type))
      throw new ApiError(422, "validation_error", `type should be one of ${EVENT_TYPES.join(", ")}`);
    const answered = await sendEvent(store, mail, [...siteHook, ...store.hooks], { type, bounceType, eventId });
    return isForm(request) ? seeOther(`/mails/${id}`) : json(200, { answered });
  };

  return async (request: ApiRequest): Promise<Page | null> => {
    const { method, path } = request;
    const reading = method === "GET" || method === "HEAD";
    if (reading && path === "/") return showList(request);
    if (reading && path.startsWith("/mails/")) return showMail(path.slice("/mails/".length));
    if (reading && path === "/api/mails") return listMails(request);
    if (reading && path === "/faults") return json(200, faults.current());
    if (method === "POST" && path === "/faults") return setFaults(request);
    if (method === "DELETE" && path === "/faults") {
      faults.clear();
      return json(200, faults.current());
    }
    if (method === "POST" && path === "/webhooks/send") return sendWebhook(request);
    return null;
  };
}

function isForm({ headers }: ApiRequest): boolean {
  return String(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
}

function fieldsOf(request: ApiRequest): Record<string, unknown> {
  return isForm(request) ? Object.fromEntries(new URLSearchParams(request.body)) : parseFields(request);
}

function html(status: number, body: string): Page {
  // The mail shown inside inherits this: its styles are its own, and it can load and run nothing.
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
    },
    body,
  };
}

function json(status: number, body: unknown): Page {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(body) };
}

function seeOther(location: string): Page {
  return { status: 303, headers: { location }, body: "" };
}
