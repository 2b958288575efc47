import { expect, it } from "vitest";

import { MINUTE, SECOND } from "../time";
import { letterWaitMilliseconds, UNPROVED_AT_ONCE_MAX, UNPROVED_LIMIT, WAIT_MILLISECONDS_MAX } from "./lane";

it("the first sixty signings without a proof are not slowed", () => {
  expect(letterWaitMilliseconds(0)).toBe(0);
  expect(letterWaitMilliseconds(UNPROVED_AT_ONCE_MAX - 1)).toBe(0);
});

it("each letter after them waits longer than the one before", () => {
  expect(letterWaitMilliseconds(UNPROVED_AT_ONCE_MAX)).toBe(15 * SECOND);
  expect(letterWaitMilliseconds(UNPROVED_AT_ONCE_MAX + 3)).toBe(MINUTE);
});

it("no letter waits longer than fifteen minutes, and the limit counts just far enough to say so", () => {
  expect(letterWaitMilliseconds(UNPROVED_LIMIT.max)).toBe(WAIT_MILLISECONDS_MAX);
  expect(letterWaitMilliseconds(UNPROVED_LIMIT.max - 1)).toBe(WAIT_MILLISECONDS_MAX);
  expect(letterWaitMilliseconds(1_000_000)).toBe(15 * MINUTE);
});
