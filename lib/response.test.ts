import { expect, it, vi } from "vitest";

import { beginAction, setResponseStatus, withResponse } from "./response";

const response = () => ({ headersSent: false, statusCode: 200, setHeader: vi.fn() });

it("a page sets the status of its own response and of no other", async () => {
  const [first, second] = [response(), response()];
  await Promise.all([
    withResponse(first, async () => {
      await Promise.resolve();
      setResponseStatus(410);
    }),
    withResponse(second, async () => {
      await Promise.resolve();
    }),
  ]);
  expect([first.statusCode, second.statusCode]).toEqual([410, 200]);
});

it("a response that cannot be given now says when to come back", () => {
  const away = response();
  withResponse(away, () => setResponseStatus(503));
  expect(away.statusCode).toBe(503);
  expect(away.setHeader).toHaveBeenCalledWith("retry-after", "10");
});

it("a response already under way, or none at all, is left alone", () => {
  const sent = { ...response(), headersSent: true };
  withResponse(sent, () => setResponseStatus(503));
  expect(sent.statusCode).toBe(200);
  expect(() => setResponseStatus(404)).not.toThrow();
});

it("an action is known to have begun only where its code ran", async () => {
  const began = await withResponse(response(), async (handling) => {
    await Promise.resolve();
    beginAction();
    return handling.actionBegan;
  });
  const not = withResponse(response(), (handling) => handling.actionBegan);
  expect([began, not]).toEqual([true, false]);
});

it("an action that our server has called already returns what it returned then, with the status that it set", () => {
  const away = response();
  const state = { values: { name: "Ana" }, errors: {}, message: "later" };
  const known = withResponse(away, () => beginAction(), { isForm: true, outcome: { state, status: 503 } });
  expect(known).toEqual(state);
  expect(away.statusCode).toBe(503);
  expect(away.setHeader).toHaveBeenCalledWith("retry-after", "10");
  expect(withResponse(response(), () => beginAction(), { isForm: true })).toBeNull();
});
