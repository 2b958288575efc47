import { expect, test } from "vitest";

import { faultsOf } from "./results";

test("errors and drift of any table are faults, and nothing else is", () => {
  const good = {
    Journeys: [
      { step: "sign", errors: 0 },
      { step: "page", errors: "" },
    ],
    Drift: [{ drift: 0 }],
  };
  expect(faultsOf(good)).toEqual([]);
  const bad = { Journeys: [{ step: "sign", errors: 2 }], Drift: [{ drift: -1 }] };
  expect(faultsOf(bad)).toEqual(["Journeys: errors 2", "Drift: drift -1"]);
});
