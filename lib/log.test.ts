import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";

import { logError, logInfo } from "./log";

const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
afterEach(() => {
  printed.mockClear();
  log.mockClear();
});

function logged(error: unknown): { error: string; code: string | null; message: string | null } {
  logError("something-failed", error, { job: "send-emails" });
  return JSON.parse(String(printed.mock.calls.at(-1)![0])) as ReturnType<typeof logged>;
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it threw nothing");
}

describe("the log of errors", () => {
  test("has one line of JSON with the event, the caller's fields and the error", () => {
    expect(logged(new TypeError("fetch failed"))).toEqual({
      at: expect.any(String),
      level: "error",
      event: "something-failed",
      job: "send-emails",
      error: "TypeError",
      code: null,
      message: "fetch failed",
    });
    expect(String(printed.mock.calls[0]![0])).not.toContain("\n");
  });

  test("has the message of plain objects, texts and nested errors", () => {
    const ofLibrary = new RangeError("queue does not exist");
    expect(logged({ ...ofLibrary, message: ofLibrary.message, stack: ofLibrary.stack, queue: "q" })).toMatchObject({
      error: "RangeError",
      message: "queue does not exist",
    });
    expect(logged("stopped")).toMatchObject({ error: "Error", message: "stopped" });
    expect(logged(undefined)).toMatchObject({ message: "undefined" });
    expect(logged({})).toMatchObject({ error: "Error", message: "no message" });
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    expect(logged(new AggregateError([refused]))).toMatchObject({
      error: "AggregateError",
      code: "ECONNREFUSED",
      message: "connect ECONNREFUSED 127.0.0.1:5432",
    });
    expect(logged(new TypeError("fetch failed", { cause: refused }))).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("keeps the database's own code and message of an error by Prisma", () => {
    const error = Object.assign(
      new Error(
        '\nInvalid `db.x.create()` invocation in\n/srv/a.ts:1:1\n\n→ 1 await db.x.create(\nRaw query failed. Code: `53100`. Message: `could not extend file "base/1/2": No space left on device`',
      ),
      { name: "PrismaClientKnownRequestError", code: "P2010" },
    );
    expect(logged(error)).toMatchObject({
      code: "53100",
      message: "could not extend file […]: No space left on device",
    });
  });

  test.each<[string, unknown]>([
    ["JSON that is none", thrownBy(() => JSON.parse("S3cretBody and more"))],
    ["JSON that breaks off", thrownBy(() => JSON.parse('{"a": "S3cretBody" S3cretBody}'))],
    ["a number that is none", thrownBy(() => BigInt("S3cretBody"))],
    ["a value of a schema", thrownBy(() => z.enum(["a"]).parse("S3cretBody"))],
    [
      "an unknown action",
      new Error('Failed to find Server Action "S3cretBody". This request might be from another build.'),
    ],
    ["a text with marks of its own", new Error('invalid input syntax for type bigint: "a" S3cretBody "b"')],
    ["a name in single marks", new Error("Cannot read properties of undefined (reading 'S3cretBody')")],
    ["an apostrophe before a quotation", new Error("Can't read 'it's S3cretBody'")],
    [
      "a quotation that is longer than anybody reads",
      new Error(`unknown action "${"a".repeat(5_000)} S3cretBody" S3cretBody`),
    ],
    ["a quotation that does not end", new Error("unknown action `S3cretBody")],
    ["an email", new Error("no such user S3cretBody@example.org here")],
    ["a token", new Error(`no such token S3cretBody${"a".repeat(30)}`)],
    [
      "all that Prisma was called with",
      Object.assign(new Error("name: S3cretBody"), { name: "PrismaClientValidationError" }),
    ],
  ])("holds nothing of what was sent: %s", (_, error) => {
    expect(JSON.stringify(logged(error))).not.toContain("S3cretBody");
  });

  test("records that there was such an error", () => {
    expect(logged(thrownBy(() => JSON.parse("{")))).toMatchObject({ error: "SyntaxError", message: null });
    expect(logged(new Error("Can't reach the server"))).toMatchObject({ message: "Can't reach the server" });
  });
});

test("the log of events is one line of JSON", () => {
  logInfo("worker-started", { worker: "a" });
  expect(JSON.parse(String(log.mock.calls[0]![0]))).toEqual({
    at: expect.any(String),
    level: "info",
    event: "worker-started",
    worker: "a",
  });
});
