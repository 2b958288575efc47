import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

interface Answer {
  response: Pick<ServerResponse, "headersSent" | "statusCode" | "setHeader">;
  /** Whether the code of an action ran. A POST that fails before that carried a body that could not be read. */
  actionBegan: boolean;
}

// Next lets a page choose between 200, 404 and 500 only. Our server runs each request inside this storage, so that a
// page can also say "gone" (410) or "not now" (503). Pages, actions and the server are bundled apart; what they share
// has to live on the process. docs/decisions/answers.md has the reasons.
const kept = globalThis as typeof globalThis & { safeHarborAnswers?: AsyncLocalStorage<Answer> };
const answers = (kept.safeHarborAnswers ??= new AsyncLocalStorage<Answer>());

/** Handles one request so that everything called from it can set the status of its answer. */
export function withResponse<Value>(response: Answer["response"], handle: (answer: Readonly<Answer>) => Value): Value {
  const answer: Answer = { response, actionBegan: false };
  return answers.run(answer, () => handle(answer));
}

/** Sets the status of the answer being made. Without our server (in development, say) it does nothing. */
export function setResponseStatus(status: 404 | 410 | 503): void {
  const response = answers.getStore()?.response;
  if (!response || response.headersSent) return;
  response.statusCode = status;
  if (status === 503) response.setHeader("retry-after", "10");
}

/** Called by every action as soon as its own code runs. */
export function markActionBegun(): void {
  const answer = answers.getStore();
  if (answer) answer.actionBegan = true;
}
