import { expect, test } from "vitest";

import { decisionInput } from "./schema";

test("the form of decisions has what was chosen, and a reason for removing", () => {
  const chosen = { "signature-7": "on", "signature-x": "on" };
  expect(decisionInput.parse({ ...chosen, decision: "accept", reason: "" })).toEqual({
    ids: [7n],
    decision: "accept",
    reason: null,
  });
  expect(decisionInput.parse({ ...chosen, decision: "remove", reason: " made up " })).toMatchObject({
    reason: "made up",
  });
  for (const fields of [{ "signature-7": "on" }, { "signature-7": "on", decision: "remove", reason: "" }])
    expect(decisionInput.safeParse(fields).success).toBe(false);
});
