import { describe, expect, test } from "vitest";

import { DAY, HOUR, MINUTE, SECOND, addMilliseconds } from "../../time";
import {
  type Batch,
  claimMax,
  isAtFault,
  isTooOldToRepeat,
  meaningOf,
  onlyWholeWasTried,
  paceOf,
  partOf,
  resultsByIndex,
  retryWait,
  waitAfterTrouble,
  withoutEmail,
} from "./rules";

const error = (status: number | null, name: string, { message = "", headers = {} as Record<string, string> } = {}) =>
  meaningOf({ status, name, message, headers });

describe("what an error of the mail service means", () => {
  test("no response, an error of the service or a request still in progress leave the outcome unknown", () => {
    for (const status of [null, 408])
      expect(error(status, "application_error")).toEqual({ what: "unknown", responded: false });
    for (const status of [500, 502, 503, 504])
      expect(error(status, "application_error")).toEqual({ what: "unknown", responded: true });
    for (const name of ["concurrent_idempotent_requests", "resource_locked"])
      expect(error(409, name)).toEqual({ what: "unknown", responded: false });
  });

  test("a key that was used with another body means that the first request was taken", () => {
    expect(error(409, "invalid_idempotent_request")).toEqual({ what: "taken" });
  });

  test("too many requests cause a pause as long as the service says, and of at least a second", () => {
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "7" } })).toEqual({
      what: "pause",
      waitMilliseconds: 7 * SECOND,
    });
    expect(error(429, "rate_limit_exceeded", { headers: { "ratelimit-reset": "3" } })).toEqual({
      what: "pause",
      waitMilliseconds: 3 * SECOND,
    });
    expect(error(429, "rate_limit_exceeded")).toEqual({ what: "pause", waitMilliseconds: SECOND });
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "soon" } })).toEqual({
      what: "pause",
      waitMilliseconds: SECOND,
    });
    expect(error(429, "rate_limit_exceeded", { headers: { "retry-after": "99999999" } })).toEqual({
      what: "pause",
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

  test("a wrong key, a wrong sender or a wrong URL of the service fails no email", () => {
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

test("waits grow up to half an hour", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map(retryWait);
  expect(waits.slice(0, 4)).toEqual([5 * SECOND, 15 * SECOND, 45 * SECOND, 135 * SECOND]);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.at(-1)).toBe(30 * MINUTE);
});

test("a batch is not repeated once the service may have dropped its key", () => {
  const created = new Date("2026-03-01T12:00:00Z");
  expect(isTooOldToRepeat(created, addMilliseconds(created, 22 * HOUR))).toBe(false);
  expect(isTooOldToRepeat(created, addMilliseconds(created, 23 * HOUR + 1))).toBe(true);
});

test("the last request of a window is followed by a wait for the next window", () => {
  expect(paceOf({ "ratelimit-remaining": "4", "ratelimit-reset": "1" })).toBe(0);
  expect(paceOf({ "ratelimit-remaining": "0", "ratelimit-reset": "1" })).toBe(SECOND);
  expect(paceOf({})).toBe(0);
});

const noon = new Date("2026-03-01T12:00:00Z");
const later = (seconds: number) => addMilliseconds(noon, seconds * SECOND);

describe("how much is claimed", () => {
  const most = (troubledBatches: number, now: Date) =>
    claimMax({ lastSentAt: null, troubledBatches, lastTroubledAt: troubledBatches ? noon : null }, now);

  test("is a full batch while requests succeed, and one email right after a failed request", () => {
    expect(most(0, noon)).toBe(100);
    expect(most(1, noon)).toBe(1);
  });

  test("is one email at growing intervals while nothing succeeds, so that an outage claims few emails", () => {
    for (const [batches, wait] of [
      [2, 5],
      [3, 15],
      [4, 45],
      [50, 1_800],
    ] as const) {
      expect(most(batches, later(wait - 1))).toBe(0);
      expect(most(batches, later(wait))).toBe(1);
    }
  });
});

describe("the part of a batch to try", () => {
  const parts = (count: number, tries: number) => {
    const emails = Array.from({ length: count }, (_, i) => i);
    return Array.from({ length: tries }, (_, errors) => partOf(emails, errors).join(""));
  };

  test("is the whole batch at first, then each half, each quarter and each email, and the whole batch again", () => {
    expect(parts(4, 12)).toEqual(["0123", "0123", "0123", "01", "23", "0", "1", "2", "3", "0123", "01", "23"]);
    expect(parts(3, 9)).toEqual(["012", "012", "012", "0", "12", "0", "1", "2", "012"]);
    expect(parts(1, 6)).toEqual(["0", "0", "0", "0", "0", "0"]);
    expect(parts(0, 6)).toEqual(["", "", "", "", "", ""]);
  });

  test("is never empty, and the parts of one size contain each email once", () => {
    for (const count of [2, 5, 37, 64, 100]) {
      const emails = Array.from({ length: count }, (_, i) => i);
      let errors = 3;
      for (let level = 2; level < count * 2; level *= 2) {
        const tried: number[] = [];
        while (tried.length < count) {
          const part = partOf(emails, errors++);
          expect(part.length).toBeGreaterThan(0);
          tried.push(...part);
        }
        expect(tried).toEqual(emails);
      }
    }
  });
});

describe("a batch in trouble", () => {
  const batch = (fields: Partial<Batch>): Batch => ({
    id: "a",
    createdAt: noon,
    attempts: 1,
    errors: 0,
    troubledAt: null,
    leasedUntil: noon,
    ...fields,
  });
  const outlook = (lastSentAt: Date | null) => ({ lastSentAt, troubledBatches: 1, lastTroubledAt: noon });

  test("waits longer each time, but not where it is tried in parts and others were taken since it failed", () => {
    const inParts = batch({ attempts: 6, errors: 5, troubledAt: later(10) });
    expect(waitAfterTrouble(inParts, 40, outlook(later(11)))).toBe(5 * SECOND);
    expect(waitAfterTrouble(inParts, 40, outlook(later(9)))).toBe(retryWait(6));
    expect(waitAfterTrouble(inParts, 40, outlook(null))).toBe(retryWait(6));
    expect(waitAfterTrouble(inParts, 1, outlook(later(11)))).toBe(retryWait(6));
    expect(waitAfterTrouble(batch({ attempts: 2, errors: 1, troubledAt: noon }), 40, outlook(later(1)))).toBe(
      15 * SECOND,
    );
  });

  test("gives its only email up after six errors while others are taken, and never during an outage", () => {
    expect(isAtFault(batch({ errors: 5, troubledAt: noon }), outlook(later(1)))).toBe(true);
    expect(isAtFault(batch({ errors: 4, troubledAt: noon }), outlook(later(1)))).toBe(false);
    expect(isAtFault(batch({ errors: 60, troubledAt: noon }), outlook(noon))).toBe(false);
    expect(isAtFault(batch({ errors: 60, troubledAt: noon }), outlook(null))).toBe(false);
  });

  test("knows which emails a used key stands for only where each request had the whole batch", () => {
    expect(onlyWholeWasTried(batch({ errors: 0, attempts: 2 }))).toBe(true);
    expect(onlyWholeWasTried(batch({ errors: 3, attempts: 4 }))).toBe(true);
    expect(onlyWholeWasTried(batch({ errors: 4, attempts: 5 }))).toBe(false);
    // Detached from another batch: its first request was a half.
    expect(onlyWholeWasTried(batch({ errors: 3, attempts: 2 }))).toBe(false);
  });
});

describe("results by place", () => {
  test("the ids go to the places that were not refused", () => {
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

test("the message of the service is kept without the email in it", () => {
  expect(withoutEmail("Invalid `to` field: ada@example.org", "ada@example.org")).toBe("Invalid `to` field: [email]");
  expect(withoutEmail("no such user ADA@EXAMPLE.ORG, try ben@example.org", "ada@example.org")).toBe(
    "no such user [email], try [email]",
  );
  expect(withoutEmail("odd one here", "odd one")).toBe("[email] here");
  expect(withoutEmail("x".repeat(500), "ada@example.org")).toHaveLength(200);
});
