import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

export interface Handling {
  response: Pick<ServerResponse, "headersSent" | "statusCode" | "setHeader">;
  /** Whether the request is a POST for a Server Action. */
  isForm: boolean;
  /** Whether the code of an action ran. A POST that fails before that carried a body that could not be read. */
  actionBegan: boolean;
}

// Next lets a page choose between 200, 404 and 500 only. Our server handles each request inside this storage, so that
// a page can also say "gone" (410) or "not now" (503). Pages, actions and the server are bundled apart; what they share
// has to live on the process. docs/decisions/responses.md has the reasons.
const shared = globalThis as typeof globalThis & { safeHarborHandling?: AsyncLocalStorage<Handling> };
const handlings = (shared.safeHarborHandling ??= new AsyncLocalStorage<Handling>());

/** Handles one request so that everything called from it can set the status of its response. */
export function withResponse<Value>(
  response: Handling["response"],
  handle: (handling: Readonly<Handling>) => Value,
  { isForm = false }: Partial<Pick<Handling, "isForm">> = {},
): Value {
  const handling: Handling = { response, isForm, actionBegan: false };
  return handlings.run(handling, () => handle(handling));
}

/** The request that is being handled: its response, and whether an action of ours has begun. Null outside of one. */
export function currentHandling(): Readonly<Handling> | null {
  return handlings.getStore() ?? null;
}

/** Sets the status of the current response. Without our server (in development, say) it does nothing. */
export function setResponseStatus(status: 404 | 410 | 503): void {
  const response = handlings.getStore()?.response;
  if (!response || response.headersSent) return;
  response.statusCode = status;
  if (status === 503) response.setHeader("retry-after", "10");
}

/** Called by every action as soon as its own code runs. */
export function markActionBegun(): void {
  const handling = handlings.getStore();
  if (handling) handling.actionBegan = true;
}
