import { ApiError } from "./api-error.ts";
import { parseFields, type ApiRequest } from "./api-request.ts";
import type { Faults } from "./faults.ts";
import type { Hook } from "./mail.ts";
import { listPage, mailPage, notFoundPage } from "./pages.ts";
import type { Store } from "./store.ts";
import { EVENT_TYPES, sendEvent } from "./webhooks.ts";

export interface RouteOptions {
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

type Route = (request: ApiRequest) => Page | Promise<Page>;

const PAGE_MAILS = 50;
const LIST_MAX = 100;

/** The routes for people and tests, in addition to those of the service. Null for any other path. */
export function createRoutes(options: RouteOptions) {
  const [mails, faults, sendWebhook] = [mailRoutes(options), faultRoutes(options.faults), webhookRoute(options)];
  const routes: Record<string, Route> = {
    "GET /": mails.showList,
    "GET /api/mails": mails.list,
    "GET /faults": faults.show,
    "POST /faults": faults.set,
    "DELETE /faults": faults.clear,
    "POST /webhooks/send": sendWebhook,
  };
  return async (request: ApiRequest): Promise<Page | null> => {
    const method = request.method === "HEAD" ? "GET" : request.method;
    if (method === "GET" && request.path.startsWith("/mails/")) return mails.show(request.path.slice("/mails/".length));
    return routes[`${method} ${request.path}`]?.(request) ?? null;
  };
}

function mailRoutes({ store, faults, webhookSecret }: RouteOptions) {
  return {
    showList: ({ search }: ApiRequest): Page => {
      const page = Math.max(1, Math.trunc(Number(search.get("page") ?? 1)) || 1);
      const containing = search.get("to") ?? "";
      const { mails, total } = store.mails.list({ containing }, { skip: (page - 1) * PAGE_MAILS, limit: PAGE_MAILS });
      const pages = Math.max(1, Math.ceil(total / PAGE_MAILS));
      return html(200, listPage({ mails, total, page, pages, containing, faults: faults.current() }));
    },
    show: (id: string): Page => {
      const mail = store.mails.find(id);
      if (!mail) return html(404, notFoundPage());
      const hasEndpoint = webhookSecret !== undefined || store.hooks.list().length > 0;
      return html(200, mailPage(mail, { eventTypes: hasEndpoint ? EVENT_TYPES : [] }));
    },
    // For tests: complete mails to one email, or the newest ones.
    list: ({ search }: ApiRequest): Page => {
      const limit = Math.min(LIST_MAX, Math.max(1, Math.trunc(Number(search.get("limit") ?? 20)) || 20));
      const { mails, total } = store.mails.list({ to: search.get("to") ?? undefined }, { limit });
      return json(200, { total, mails });
    },
  };
}

function faultRoutes(faults: Faults) {
  const show = () => json(200, faults.current());
  return {
    show,
    set: (request: ApiRequest): Page => {
      const fields = fieldsOf(request);
      if (fields["clear"] !== undefined) faults.clear();
      const wrong = fields["clear"] === undefined ? faults.set(fields) : null;
      if (wrong) throw new ApiError(422, "validation_error", wrong);
      return isForm(request) ? seeOther("/") : show();
    },
    clear: (): Page => {
      faults.clear();
      return show();
    },
  };
}

function webhookRoute({ store, siteUrl, webhookSecret }: RouteOptions) {
  const siteHooks: Hook[] = webhookSecret
    ? [{ id: "site", endpoint: `${siteUrl}/api/webhooks/resend`, events: EVENT_TYPES, signing_secret: webhookSecret }]
    : [];
  return async (request: ApiRequest): Promise<Page> => {
    const { id, type, bounceType, eventId } = fieldsOf(request) as Record<string, string | undefined>;
    const mail = id ? store.mails.find(id) : null;
    if (!mail) throw new ApiError(404, "not_found", "Email not found");
    if (!type || !EVENT_TYPES.includes(type))
      throw new ApiError(422, "validation_error", `type should be one of ${EVENT_TYPES.join(", ")}`);
    const hooks = [...siteHooks, ...store.hooks.list()];
    const responses = await sendEvent(store, mail, hooks, { type, bounceType, eventId });
    return isForm(request) ? seeOther(`/mails/${id}`) : json(200, { responses });
  };
}

function isForm({ headers }: ApiRequest): boolean {
  return String(headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
}

function fieldsOf(request: ApiRequest): Record<string, unknown> {
  return isForm(request) ? Object.fromEntries(new URLSearchParams(request.body)) : parseFields(request);
}

function html(status: number, body: string): Page {
  // The framed mail inherits this policy: it has its own styles, and can load and run nothing.
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
