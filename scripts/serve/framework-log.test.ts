import { afterAll, afterEach, expect, test, vi } from "vitest";

import { logError } from "../../lib/log";
import { beginAction, withResponse } from "../../lib/response";
import { cleanFrameworkLog } from "./framework-log";

const { error, warn, log } = console;
const printed: unknown[][] = [];
for (const level of ["error", "warn", "log"] as const)
  console[level] = (...parts: unknown[]) => void printed.push(parts);
cleanFrameworkLog();

afterEach(() => {
  printed.length = 0;
});
// Vitest itself prints with these after the tests.
afterAll(() => void Object.assign(console, { error, warn, log }));

const response = { headersSent: false, statusCode: 200, setHeader: vi.fn() };
const lines = () => printed.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
const unreadable = new SyntaxError(`Unexpected token 's', "secret" is not valid JSON`);

test("the log of a form that could not be read contains nothing of it", () => {
  withResponse(response, () => console.error(" ⨯ ", unreadable), { isForm: true });
  expect(lines()).toEqual([{ at: expect.any(String), level: "info", event: "form-unreadable", error: "SyntaxError" }]);
});

test("any other error is one line without its stack, also of an action that began", () => {
  withResponse(response, () => console.error(new Error("for ann@example.org")));
  withResponse(
    response,
    () => {
      beginAction();
      console.error(new TypeError("ours"));
    },
    { isForm: true },
  );
  expect(lines()).toMatchObject([
    { event: "framework-failed", message: expect.not.stringContaining("ann@") },
    { event: "framework-failed", error: "TypeError", message: "ours" },
  ]);
});

test("plain objects are logged by what names an error in them, without their other values", () => {
  withResponse(response, () => {
    console.error("failed", { code: "E1", digest: "123", message: "gone", body: "secret" });
    console.error({ body: "secret" }, null, 7);
  });
  expect(lines().map(({ message }) => message)).toEqual(["failed E1 123 gone", "an object null 7"]);
});

test("our own lines and other values than errors pass unchanged", () => {
  logError("own", new Error("once"));
  console.warn("Ready");
  expect(printed).toHaveLength(2);
  expect(printed[0]![0]).toContain('"event":"own"');
  expect(printed[1]).toEqual(["Ready"]);
});
