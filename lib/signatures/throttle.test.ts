import { expect, it } from "vitest";

import { MINUTE, SECOND } from "../time";
import { emailWaitMilliseconds, UNPROVED_AT_ONCE_MAX, UNPROVED_LIMIT, WAIT_MILLISECONDS_MAX } from "./throttle";

it("the first sixty signings without a proof are not slowed", () => {
  expect(emailWaitMilliseconds(0)).toBe(0);
  expect(emailWaitMilliseconds(UNPROVED_AT_ONCE_MAX - 1)).toBe(0);
});

it("each email after them waits longer than the one before", () => {
  expect(emailWaitMilliseconds(UNPROVED_AT_ONCE_MAX)).toBe(15 * SECOND);
  expect(emailWaitMilliseconds(UNPROVED_AT_ONCE_MAX + 3)).toBe(MINUTE);
});

it("no email waits longer than fifteen minutes, and the limit counts just far enough to say so", () => {
  expect(emailWaitMilliseconds(UNPROVED_LIMIT.max)).toBe(WAIT_MILLISECONDS_MAX);
  expect(emailWaitMilliseconds(UNPROVED_LIMIT.max - 1)).toBe(WAIT_MILLISECONDS_MAX);
  expect(emailWaitMilliseconds(1_000_000)).toBe(15 * MINUTE);
});
