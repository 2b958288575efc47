import { randomBytes, randomUUID } from "node:crypto";

import { ApiError } from "./api-error.ts";
import { parseFields, type ApiResponse, type ApiRequest } from "./api-request.ts";
import type { Faults } from "./faults.ts";
import { listMails } from "./listing.ts";
import type { Mail, Suppression } from "./mail.ts";
import { createSending } from "./sending.ts";
import type { Store } from "./store.ts";
import { removeSuppressionBatch } from "./suppression-batch.ts";
import { scheduledAt } from "./validation.ts";

type Handler = (request: ApiRequest, id: string) => ApiResponse;
type Route = [method: string, path: RegExp, handler: Handler];

/** The paths of the service that the postbox implements. */
export function createApi(store: Store, faults: Faults) {
  const routes = [...emailRoutes(store, faults), ...suppressionRoutes(store), ...webhookRoutes(store)];
  return (request: ApiRequest): ApiResponse => {
    authorize(request);
    const known = routes.filter(([, path]) => path.test(request.path));
    if (known.length === 0) throw new ApiError(404, "not_found", "The requested endpoint does not exist.");
    const [, path, handler] = known.find(([method]) => method === request.method) ?? [];
    if (!path || !handler) throw new ApiError(405, "method_not_allowed", "This endpoint does not support this method.");
    return handler(request, decodeId(path.exec(request.path)?.[1] ?? ""));
  };
}

function authorize({ headers }: ApiRequest): void {
  const key = /^Bearer (.+)$/.exec(String(headers["authorization"] ?? ""))?.[1];
  if (!key) throw new ApiError(401, "missing_api_key", "Missing API key in the authorization header.");
  if (!key.startsWith("re_")) throw new ApiError(403, "invalid_api_key", "API key is invalid.");
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiError(422, "invalid_parameter", "The id is not encoded as a URL asks for.");
  }
}

const ok = (body: unknown): ApiResponse => ({ status: 200, body });

function emailRoutes(store: Store, faults: Faults): Route[] {
  const { send, sendBatch } = createSending(store, faults);
  return [
    ["POST", /^\/emails$/, send],
    ["POST", /^\/emails\/batch$/, sendBatch],
    ["GET", /^\/emails$/, ({ search }) => ok(listMails(store.mails, search))],
    ["GET", /^\/emails\/([^/]+)$/, (_, id) => ok({ object: "email", ...findMail(store, id) })],
    [
      "PATCH",
      /^\/emails\/([^/]+)$/,
      (request, id) => {
        requireScheduled(store, id);
        const time = scheduledAt(parseFields(request)["scheduled_at"]);
        if (!time) throw new ApiError(422, "missing_required_field", "Missing `scheduled_at` field.");
        store.mails.change(id, { scheduledAt: time });
        return ok({ object: "email", id });
      },
    ],
    [
      "POST",
      /^\/emails\/([^/]+)\/cancel$/,
      (_, id) => {
        requireScheduled(store, id);
        store.mails.change(id, { lastEvent: "canceled" });
        return ok({ object: "email", id });
      },
    ],
  ];
}

function findMail(store: Store, id: string): Mail {
  const mail = store.mails.find(id);
  if (!mail) throw new ApiError(404, "not_found", "Email not found");
  return mail;
}

function requireScheduled(store: Store, id: string): void {
  const { last_event } = findMail(store, id);
  if (last_event !== "scheduled") throw new ApiError(422, "validation_error", "The email is not scheduled.");
}

function suppressionRoutes(store: Store): Route[] {
  const { suppressions } = store;
  return [
    ["POST", /^\/suppressions\/batch\/remove$/, (request) => removeSuppressionBatch(store, request)],
    [
      "POST",
      /^\/suppressions$/,
      (request) => {
        const { email } = parseFields(request);
        if (typeof email !== "string" || !email.includes("@"))
          throw new ApiError(422, "missing_required_field", "Missing `email` field.");
        const { id } = suppressions.add(email, "manual", null);
        return ok({ object: "suppression", id });
      },
    ],
    [
      "GET",
      /^\/suppressions$/,
      ({ search }) => ok({ object: "list", has_more: false, data: suppressions.list(search.get("origin")) }),
    ],
    [
      "GET",
      /^\/suppressions\/([^/]+)$/,
      (_, id) => ok({ object: "suppression", ...findSuppression(suppressions, id) }),
    ],
    [
      "DELETE",
      /^\/suppressions\/([^/]+)$/,
      (_, idOrEmail) => {
        const found = findSuppression(suppressions, idOrEmail);
        suppressions.remove(found);
        return ok({ object: "suppression", id: found.id, deleted: true });
      },
    ],
  ];
}

function findSuppression(suppressions: Store["suppressions"], idOrEmail: string): Suppression {
  const found = suppressions.find(idOrEmail);
  if (!found) throw new ApiError(404, "not_found", "Suppression not found");
  return found;
}

function webhookRoutes({ hooks }: Store): Route[] {
  return [
    [
      "POST",
      /^\/webhooks$/,
      (request) => {
        const { endpoint, events } = parseFields(request);
        if (typeof endpoint !== "string" || !URL.canParse(endpoint))
          throw new ApiError(422, "missing_required_field", "Missing `endpoint` field.");
        if (!Array.isArray(events) || events.length === 0)
          throw new ApiError(422, "missing_required_field", "Missing `events` field.");
        const hook = {
          id: randomUUID(),
          endpoint,
          events: events.map(String),
          signing_secret: `whsec_${randomBytes(24).toString("base64")}`,
        };
        hooks.add(hook);
        return { status: 201, body: { object: "webhook", id: hook.id, signing_secret: hook.signing_secret } };
      },
    ],
  ];
}
