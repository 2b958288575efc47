import { expect, it, vi } from "vitest";

import { markActionBegun, setAnswerStatus, withAnswer } from "./answer";

const response = () => ({ headersSent: false, statusCode: 200, setHeader: vi.fn() });

it("a page sets the status of its own answer and of no other", async () => {
  const [first, second] = [response(), response()];
  await Promise.all([
    withAnswer(first, async () => { await Promise.resolve(); setAnswerStatus(410); }),
    withAnswer(second, async () => { await Promise.resolve(); }),
  ]);
  expect([first.statusCode, second.statusCode]).toEqual([410, 200]);
});

it("an answer that cannot be given now says when to come back", () => {
  const away = response();
  withAnswer(away, () => setAnswerStatus(503));
  expect(away.statusCode).toBe(503);
  expect(away.setHeader).toHaveBeenCalledWith("retry-after", "10");
});

it("an answer already under way, or none at all, is left alone", () => {
  const sent = { ...response(), headersSent: true };
  withAnswer(sent, () => setAnswerStatus(503));
  expect(sent.statusCode).toBe(200);
  expect(() => setAnswerStatus(404)).not.toThrow();
});

it("an action is known to have begun only where its code ran", async () => {
  const began = await withAnswer(response(), async (answer) => { await Promise.resolve(); markActionBegun(); return answer.actionBegan; });
  const not = withAnswer(response(), (answer) => answer.actionBegan);
  expect([began, not]).toEqual([true, false]);
});
