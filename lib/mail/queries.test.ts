import { beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { people, writeEmails } from "../../tests/emails";
import { addMilliseconds, MINUTE } from "../time";
import { findEmailCounts, listFailedEmails } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");

beforeEach(emptyDatabase);

test("an empty outbox has zeros only", async () => {
  expect(await findEmailCounts(now)).toEqual({ waiting: 0, oldestSeconds: 0, failed: 0, sentToday: 0 });
  expect(await listFailedEmails(10)).toEqual([]);
});

test("emails are counted by status, and waiting is measured from the time at which they were due", async () => {
  await writeEmails(people(3), addMilliseconds(now, -10 * MINUTE));
  await writeEmails(["later@example.org"], addMilliseconds(now, 10 * MINUTE));
  await writeEmails(["done@example.org", "before@example.org", "lost@example.org"], now);
  await onDatabase((client) =>
    client.query(`
    WITH ids AS (SELECT id, row_number() OVER (ORDER BY id DESC) AS n FROM outbox_email)
    UPDATE outbox_email e SET recipient_sealed = NULL, secret_sealed = NULL,
      status = (CASE n WHEN 1 THEN 'failed' ELSE 'sent' END)::email_status, error = CASE n WHEN 1 THEN 'suppressed' END,
      sent_at = CASE n WHEN 3 THEN timestamptz '2026-03-01T09:00Z' WHEN 2 THEN timestamptz '2026-02-28T09:00Z' END
    FROM ids WHERE ids.id = e.id AND n <= 3`),
  );
  expect(await findEmailCounts(now)).toEqual({ waiting: 4, oldestSeconds: 600, failed: 1, sentToday: 1 });
  const [failed, ...others] = await listFailedEmails(10);
  expect(others).toEqual([]);
  expect(failed).toEqual({
    id: expect.any(String),
    kind: "organizer-sign-in",
    locale: "en",
    error: "suppressed",
    createdAt: now,
  });
});
