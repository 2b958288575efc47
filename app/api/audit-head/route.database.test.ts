import { beforeEach, expect, test } from "vitest";

import { recordAudit, recordAuditHead } from "@/lib/audit/commands";
import { emptyDatabase } from "@/tests/database";
import { GET } from "./route";

const get = (search = "") => GET(new Request(`http://localhost:3000/api/audit-head${search}`));

beforeEach(async () => {
  await emptyDatabase();
});

test("anyone may read the newest head of the log and that of a day: number of entries and hash, and nothing else", async () => {
  await recordAudit({ actor: "organizer:1", action: "switch-set", subject: "switch:banner" });
  await recordAuditHead(new Date("2026-03-01T00:02:00Z"));
  const { hash } = await recordAudit({ actor: "organizer:1", action: "switch-set", subject: "switch:banner" });
  await recordAuditHead(new Date("2026-03-02T00:02:00Z"));
  const newest = await get();
  expect(newest.headers.get("access-control-allow-origin")).toBe("*");
  expect(await newest.json()).toEqual({
    day: "2026-03-02",
    entries: 2,
    hash: Buffer.from(hash).toString("hex"),
    recordedAt: "2026-03-02T00:02:00.000Z",
  });
  expect(await (await get("?day=2026-03-01")).json()).toMatchObject({ day: "2026-03-01", entries: 1 });
});

test.each(["", "?day=2026-03-01", "?day=2026-02-30", "?day=0000-01-01", "?day=", "?day=x'--", "?day=1e9"])(
  "what was not recorded is not there: %s",
  async (search) => {
    const response = await get(search);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  },
);
