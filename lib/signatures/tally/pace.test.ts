import { expect, test } from "vitest";

import { paceOf } from "./pace";

const days = (...counts: number[]) => counts.map((count) => ({ count }));

test("the pace is the average of the last seven full days, without today", () => {
  expect(paceOf(days(900, 10, 10, 10, 10, 10, 10, 24, 1), { total: 100, goal: 200 })).toEqual({
    perDay: 12,
    daysToGoal: 9,
  });
});

test.each([
  ["the goal is reached", days(10, 10, 1), { total: 200, goal: 200 }],
  ["nobody signs", days(0, 0, 50), { total: 100, goal: 200 }],
  ["more withdraw than sign", days(-3, 0, 1), { total: 100, goal: 200 }],
  ["it is years away", days(1, 1, 1), { total: 0, goal: 1_000_000 }],
  ["there is no full day yet", days(5), { total: 5, goal: 10 }],
])("no day is told where %s", (_name, counts, petition) => {
  expect(paceOf(counts, petition).daysToGoal).toBeNull();
});
