import { describe, expect, test } from "vitest";

import { DAY, HOUR, MINUTE, SECOND, addMilliseconds } from "../../time";
import { resultsByIndex, isTooOldToRepeat, meaningOf, paceOf, retryWait, withoutEmail } from "./rules";

const error = (status: number | null, name: string, { message = "", headers = {} as Record<string, string> } = {}) =>
  meaningOf({ status, name, message, headers });

describe("what an error of the mail service means", () => {
  test("no answer, an error of the service or a request still in progress leave the outcome unknown", () => {
    for (const status of [null, 500, 502, 503, 504, 408])
      expect(error(status, "application_error")).toEqual({ what: "unknown" });
    expect(error(409, "concurrent_idempotent_requests")).toEqual({ what: "unknown" });
    expect(error(409, "resource_locked")).toEqual({ what: "unknown" });
  });

  test("a key that was used with another body means that the first was taken", () => {
    expect(error(409, "invalid_idempotent_request")).toEqual({ what: "taken" });
  });

  test("being too fast costs the time the service names, and never less than a second", () => {
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "7" } })).toEqual({
      what: "too-fast",
      waitMilliseconds: 7 * SECOND,
    });
    expect(error(429, "rate_limit_exceeded", { headers: { "ratelimit-reset": "3" } })).toEqual({
      what: "too-fast",
      waitMilliseconds: 3 * SECOND,
    });
    expect(error(429, "rate_limit_exceeded")).toEqual({ what: "too-fast", waitMilliseconds: SECOND });
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "soon" } })).toEqual({
      what: "too-fast",
      waitMilliseconds: SECOND,
    });
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "99999999" } })).toEqual({
      what: "too-fast",
      waitMilliseconds: DAY,
    });
  });

  test("a used-up quota pauses all mail for hours", () => {
    for (const name of ["daily_quota_exceeded", "monthly_quota_exceeded"]) {
      expect(error(429, name, { headers: { "retry-after": "1" } })).toEqual({
        what: "pause",
        waitMilliseconds: 4 * HOUR,
      });
    }
  });

  test("a wrong key, a wrong sender or a wrong address of the service fails no email", () => {
    for (const [status, name] of [
      [401, "missing_api_key"],
      [403, "invalid_api_key"],
      [403, "validation_error"],
      [404, "not_found"],
      [422, "invalid_from_address"],
      [451, "security_error"],
    ] as const) {
      expect(error(status, name)).toEqual({ what: "pause", waitMilliseconds: 10 * MINUTE });
    }
    expect(error(422, "validation_error", { message: "Invalid `from` field." })).toMatchObject({ what: "pause" });
  });

  test("an invalid request is refused for what is in it", () => {
    expect(error(422, "validation_error", { message: "Invalid `to` field." })).toEqual({ what: "refused" });
    expect(error(400, "validation_error")).toEqual({ what: "refused" });
    expect(error(413, "unknown_error")).toEqual({ what: "refused" });
  });
});

test("waits grow, and end growing at half an hour", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map(retryWait);
  expect(waits.slice(0, 4)).toEqual([5 * SECOND, 15 * SECOND, 45 * SECOND, 135 * SECOND]);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBe(30 * MINUTE);
});

test("a batch is not repeated once the service may have forgotten its key", () => {
  const created = new Date("2026-03-01T12:00:00Z");
  expect(isTooOldToRepeat(created, addMilliseconds(created, 22 * HOUR))).toBe(false);
  expect(isTooOldToRepeat(created, addMilliseconds(created, 23 * HOUR + 1))).toBe(true);
});

test("the last request of a window is followed by a wait for the next window", () => {
  expect(paceOf({ "ratelimit-remaining": "4", "ratelimit-reset": "1" })).toBe(0);
  expect(paceOf({ "ratelimit-remaining": "0", "ratelimit-reset": "1" })).toBe(SECOND);
  expect(paceOf({})).toBe(0);
});

describe("answers by place", () => {
  test("refused places are skipped when ids are handed out", () => {
    expect(resultsByIndex(3, ["a", "c"], [{ index: 1, message: "bad" }])).toEqual([
      { providerId: "a", refusal: null },
      { providerId: null, refusal: "bad" },
      { providerId: "c", refusal: null },
    ]);
  });

  test("ids that do not match the places are not guessed", () => {
    expect(resultsByIndex(2, ["a"], [])).toEqual([
      { providerId: null, refusal: null },
      { providerId: null, refusal: null },
    ]);
  });
});

test("what the service says is kept without the address it repeats", () => {
  expect(withoutEmail("Invalid `to` field: ada@example.org", "ada@example.org")).toBe("Invalid `to` field: [address]");
  expect(withoutEmail("no such user ADA@EXAMPLE.ORG, try ben@example.org", "ada@example.org")).toBe(
    "no such user [address], try [address]",
  );
  expect(withoutEmail("odd one here", "odd one")).toBe("[address] here");
  expect(withoutEmail("x".repeat(500), "ada@example.org")).toHaveLength(200);
});
