import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

import type { FormState } from "./form-state.ts";

/** What an action returned, and the status that it set. */
export interface Outcome {
  state: FormState;
  status: number;
}

export interface Handling {
  response: Pick<ServerResponse, "headersSent" | "statusCode"> & {
    setHeader: (name: string, value: string) => unknown;
  };
  /** Whether the request is a POST for a Server Action. */
  isForm: boolean;
  /** Whether the code of an action ran. A POST that failed before that had a body that could not be parsed. */
  actionBegan: boolean;
  /** What the action of this request returned, where our server has called it already (docs/decisions/direct-actions.md). */
  outcome: Outcome | null;
  /** The IP of the client. Null where nobody asked. */
  ip: string | null;
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

const NOTHING_KNOWN: Omit<Handling, "response"> = {
  isForm: false,
  actionBegan: false,
  outcome: null,
  ip: null,
  template: null,
  databaseAway: false,
};

/** Handles a request so that all code called from it can set the status of the response. */
export function withResponse<Value>(
  response: Handling["response"],
  handle: (handling: Readonly<Handling>) => Value,
  about: Partial<Omit<Handling, "response" | "actionBegan">> = {},
): Value {
  const handling: Handling = { ...NOTHING_KNOWN, ...about, response };
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
  setStatus(status);
}

function setStatus(status: number): void {
  const response = handlings.getStore()?.response;
  if (!response || response.headersSent) return;
  response.statusCode = status;
  if (status === 503) response.setHeader("retry-after", "10");
}

/**
 * Every action calls this first. Where our server has called the action for this request already, it returns the state that the
 * action returned, which it returns again.
 */
export function beginAction(): FormState | null {
  const handling = handlings.getStore();
  if (!handling) return null;
  handling.actionBegan = true;
  if (!handling.outcome) return null;
  setStatus(handling.outcome.status);
  return handling.outcome.state;
}
