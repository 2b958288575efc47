import { expect, test } from "vitest";

import type { AuditEntry } from "../../audit/schema";
import { exportFileName, manifestOf } from "./rules";

const cutOff = new Date("2026-11-22T04:05:06.007Z");

const entry: AuditEntry = {
  id: 12n,
  at: cutOff,
  actor: "organizer:1",
  action: "export-finished",
  subject: "petition:safe-harbor",
  hash: Buffer.from("9f31ab0277c4d015ffff", "hex"),
  detail: {
    export: "5adc03ba-8c31-418a-8696-8fb68f07d4af",
    format: "csv",
    states: ["TX"],
    reason: "hearing",
    versions: [1, 2],
    cutOff: cutOff.toISOString(),
    rows: 3,
    bytes: 400,
    sha256: "ab".repeat(32),
  },
};

test("a manifest has petition, versions, filter, cut-off, rows, the hash of every file and its code, but not the reason", () => {
  const manifest = manifestOf(entry);
  expect(manifest).toEqual({
    petition: "safe-harbor",
    version: 2,
    versions: [1, 2],
    filter: { status: "confirmed", states: ["TX"] },
    cutOff: "2026-11-22T04:05:06.007Z",
    rows: 3,
    files: [{ name: "safe-harbor-TX-2026-11-22.csv", bytes: 400, sha256: "ab".repeat(32) }],
    verificationCode: "9F31-AB02-77C4-D015",
    logEntry: 12,
  });
});

test("an export that did not finish has no manifest", () => {
  expect(manifestOf({ ...entry, action: "export-cancelled" })).toBeNull();
  expect(manifestOf({ ...entry, detail: { rows: 3 } })).toBeNull();
});

test("a file is named for its petition, states, district and day, and its format", () => {
  const parts = { petition: "safe-harbor", district: null, cutOff, format: "csv" } as const;
  const district = { layer: "sldl", geoid: "48049" } as const;
  expect(exportFileName({ ...parts, states: ["TX"], district, format: "xlsx" })).toBe(
    "safe-harbor-TX-sldl-48049-2026-11-22.xlsx",
  );
  expect(
    [null, ["TX"], ["TX", "VT"], ["AL", "AK", "AZ", "AR", "CA"]].map((states) => exportFileName({ ...parts, states })),
  ).toEqual([
    "safe-harbor-all-states-2026-11-22.csv",
    "safe-harbor-TX-2026-11-22.csv",
    "safe-harbor-TX-VT-2026-11-22.csv",
    "safe-harbor-5-states-2026-11-22.csv",
  ]);
});
