import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

export interface Handling {
  response: Pick<ServerResponse, "headersSent" | "statusCode" | "setHeader">;
  /** Whether the request is a POST for a Server Action. */
  isForm: boolean;
  /** Whether the code of an action ran. A POST that failed before that had a body that could not be parsed. */
  actionBegan: boolean;
  /** Set where the page is rendered to be kept: what its frame is made of (docs/decisions/page-templates.md). */
  template: { frame: unknown } | null;
  /** Set where the server has just found that the database is unavailable, so that the page need not wait for it again. */
  databaseAway: boolean;
}

// Next lets a page have only status 200, 404 or 500. Our server handles each request inside this storage, so that a page can
// also set 410 or 503. Pages, actions and the server are bundled separately, so they share it through `globalThis`. The reasons
// are in docs/decisions/responses.md.
const shared = globalThis as typeof globalThis & { safeHarborHandling?: AsyncLocalStorage<Handling> };
const handlings = (shared.safeHarborHandling ??= new AsyncLocalStorage<Handling>());

/** Handles a request so that all code called from it can set the status of the response. */
export function withResponse<Value>(
  response: Handling["response"],
  handle: (handling: Readonly<Handling>) => Value,
  { isForm = false, template = null, databaseAway = false }: Partial<Omit<Handling, "response" | "actionBegan">> = {},
): Value {
  const handling: Handling = { response, isForm, actionBegan: false, template, databaseAway };
  return handlings.run(handling, () => handle(handling));
}

/** The request that is being handled: its response, and whether an action of ours has begun. Null outside of one. */
export function currentHandling(): Readonly<Handling> | null {
  return handlings.getStore() ?? null;
}

/** Throws what `isUnavailable` recognizes where the database was found unavailable for this very request. */
export function requireDatabase(): void {
  if (handlings.getStore()?.databaseAway)
    throw Object.assign(new Error("the database is unavailable"), { code: "P1001" });
}

/** Sets the status of the current response. Without our server (in development, say) it does nothing. */
export function setResponseStatus(status: 404 | 410 | 503): void {
  const response = handlings.getStore()?.response;
  if (!response || response.headersSent) return;
  response.statusCode = status;
  if (status === 503) response.setHeader("retry-after", "10");
}

/** Every action calls this first. */
export function markActionBegun(): void {
  const handling = handlings.getStore();
  if (handling) handling.actionBegan = true;
}
