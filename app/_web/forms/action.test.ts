import { expect, it, vi } from "vitest";
import { z } from "zod";

import { withResponse } from "@/lib/response";

import { formAction } from "./action";

const shape = z.object({ name: z.string().min(1, "name-missing"), zip: z.string().regex(/^\d{5}$/, "zip-invalid") });
const messageOf = (code: string) => `message for ${code}`;

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

it("a refused form gets back what was typed and a message for each field, and nothing is done", async () => {
  const handle = vi.fn();
  const state = await formAction(shape, handle, { messageOf })(form({ name: "", zip: "1", comment: "kept" }));
  expect(state).toEqual({
    values: { name: "", zip: "1", comment: "kept" },
    errors: { name: "message for name-missing", zip: "message for zip-invalid" },
    message: null,
  });
  expect(handle).not.toHaveBeenCalled();
});

it("a refusal of the command becomes a message, and nothing typed is lost", async () => {
  const state = await formAction(shape, async () => ({ message: "closed" }))(form({ name: "Ana", zip: "78701" }));
  expect(state).toEqual({ values: { name: "Ana", zip: "78701" }, errors: {}, message: "closed" });
});

it("while the database is away the response is a 503 that keeps what was typed", async () => {
  const response = { headersSent: false, statusCode: 200, setHeader: vi.fn() };
  const action = formAction(
    shape,
    () => Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" })),
    { unavailable: "later" },
  );
  const state = await withResponse(response, () => action(form({ name: "Ana", zip: "78701" })));
  expect(state).toEqual({ values: { name: "Ana", zip: "78701" }, errors: {}, message: "later" });
  expect(response.statusCode).toBe(503);
});

it("an error of our code is not reported as a database that is away", async () => {
  await expect(
    formAction(shape, () => Promise.reject(new TypeError("ours")))(form({ name: "Ana", zip: "78701" })),
  ).rejects.toThrow("ours");
});

it("a call without a form is refused like an empty one", async () => {
  const state = await formAction(shape, async () => undefined)(undefined as unknown as FormData);
  expect(Object.keys(state.errors)).toEqual(["name", "zip"]);
});

it("an action that our server has called already is not called again, and shows what it returned", async () => {
  const handle = vi.fn();
  const response = { headersSent: false, statusCode: 200, setHeader: vi.fn() };
  const state = { values: { name: "Ana" }, errors: {}, message: "closed" };
  const action = () => formAction(shape, handle)(form({ name: "Ana", zip: "78701" }));
  expect(await withResponse(response, action, { isForm: true, outcome: { state, status: 200 } })).toEqual(state);
  expect(handle).not.toHaveBeenCalled();
});
