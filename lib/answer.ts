import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

// Next lets a page choose between 200, 404 and 500 only. Our server runs each request inside this storage, so that a
// page can also say "gone" (410) or "not now" (503). docs/decisions/answers.md has the reasons.
interface Answer {
  response: Pick<ServerResponse, "headersSent" | "statusCode" | "setHeader">;
  actionBegan: boolean;
}

// Pages, actions and the server are bundled apart; what they share has to live on the process.
const kept = globalThis as typeof globalThis & { safeHarborAnswers?: AsyncLocalStorage<Answer> };
const answers = (kept.safeHarborAnswers ??= new AsyncLocalStorage<Answer>());

/** Handles one request so that everything called from it can set the status of its answer. */
export function withAnswer<Value>(response: Answer["response"], handle: () => Value): Value {
  return answers.run({ response, actionBegan: false }, handle);
}

/** Sets the status of the answer being made. Without our server (in tests, say) it does nothing. */
export function setAnswerStatus(status: 404 | 410 | 429 | 503): void {
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

/**
 * Whether the request being handled reached an action. A POST that fails without having done so carried a body that
 * could not be read: the sender's fault, which Next nevertheless answers with 500.
 */
export function hasActionBegun(): boolean {
  return answers.getStore()?.actionBegan ?? false;
}
