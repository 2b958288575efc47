import { describe, expect, it } from "vitest";

import { isUnavailable } from "./unavailable";

const coded = (code: string) => Object.assign(new Error("failed"), { code });

describe("isUnavailable", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "57P01", "57P03", "08006", "53300", "53100", "P1001", "P2024"])(
    "a database error with the code %s means that it is unavailable",
    (code) => {
      expect(isUnavailable(coded(code))).toBe(true);
    },
  );

  it("a failure is found inside the errors that wrap it", () => {
    expect(
      isUnavailable(new Error("query failed", { cause: new Error("adapter", { cause: coded("ECONNREFUSED") }) })),
    ).toBe(true);
    expect(isUnavailable(new AggregateError([coded("ECONNREFUSED"), coded("EHOSTUNREACH")]))).toBe(true);
    expect(
      isUnavailable(
        Object.assign(new Error("raw"), {
          code: "P2010",
          meta: { driverAdapterError: { cause: { originalCode: "57P01" } } },
        }),
      ),
    ).toBe(true);
    expect(
      isUnavailable(
        Object.assign(new Error("raw"), {
          code: "P2010",
          meta: { driverAdapterError: { cause: { kind: "DatabaseNotReachable", host: "127.0.0.1", port: 9 } } },
        }),
      ),
    ).toBe(true);
    expect(isUnavailable(new Error("Connection terminated unexpectedly"))).toBe(true);
  });

  it.each([
    coded("23505"),
    coded("42P01"),
    coded("22021"),
    coded("P2002"),
    new TypeError("x is not a function"),
    null,
    "ECONNREFUSED",
  ])("an error of our code does not: %s", (error) => {
    expect(isUnavailable(error)).toBe(false);
  });

  it("errors that cause each other do not loop", () => {
    const first: Error & { cause?: unknown } = new Error("first");
    first.cause = new Error("second", { cause: first });
    expect(isUnavailable(first)).toBe(false);
  });
});
