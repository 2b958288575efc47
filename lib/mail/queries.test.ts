import { beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { people, writeLetters } from "../../tests/letters";
import { after, MINUTE } from "../time";
import { findLetterCounts, listFailedLetters } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");

beforeEach(emptyDatabase);

test("an empty outbox has nothing to tell", async () => {
  expect(await findLetterCounts(now)).toEqual({ waiting: 0, oldestSeconds: 0, failed: 0, sentToday: 0 });
  expect(await listFailedLetters(10)).toEqual([]);
});

test("letters are counted by what became of them, and waiting is measured from when they were due", async () => {
  await writeLetters(people(3), after(now, -10 * MINUTE));
  await writeLetters(["later@example.org"], after(now, 10 * MINUTE));
  await writeLetters(["done@example.org", "before@example.org", "lost@example.org"], now);
  await onDatabase((client) => client.query(`
    WITH ids AS (SELECT id, row_number() OVER (ORDER BY id DESC) AS n FROM letter)
    UPDATE letter l SET recipient_sealed = NULL, secret_sealed = NULL,
      status = (CASE n WHEN 1 THEN 'failed' ELSE 'sent' END)::letter_status, error = CASE n WHEN 1 THEN 'suppressed' END,
      sent_at = CASE n WHEN 3 THEN timestamptz '2026-03-01T09:00Z' WHEN 2 THEN timestamptz '2026-02-28T09:00Z' END
    FROM ids WHERE ids.id = l.id AND n <= 3`));
  expect(await findLetterCounts(now)).toEqual({ waiting: 4, oldestSeconds: 600, failed: 1, sentToday: 1 });
  const [failed, ...others] = await listFailedLetters(10);
  expect(others).toEqual([]);
  expect(failed).toEqual({ id: expect.any(String), kind: "organizer-sign-in", locale: "en", error: "suppressed", createdAt: now });
});
