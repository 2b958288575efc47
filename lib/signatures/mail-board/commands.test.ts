import { afterAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

import { disconnect } from "../../db/client";
import { recountMailBoard } from "./commands";
import { findMailBoard } from "./queries";

const now = new Date("2026-03-10T12:30:00Z");

beforeEach(() => emptyDatabase());
afterAll(() => disconnect());

const email = (status: string, provider: string | null, sentAt: string) =>
  onDatabase((client) =>
    client.query(
      `INSERT INTO outbox_email (kind, status, locale, email_hash, not_before, created_at, sent_at, mailbox_provider)
       VALUES ('signature-confirmed', $1::email_status, 'en', sha256('x'), $3, $3, $3, $2)`,
      [status, provider, sentAt],
    ),
  );

test("the board has what became of the emails of 48 hours, by hour and provider", async () => {
  await email("sent", "gmail", "2026-03-10T11:10:00Z");
  await email("delivered", "gmail", "2026-03-10T11:50:00Z");
  await email("complained", "gmail", "2026-03-10T11:59:59Z");
  await email("bounced", null, "2026-03-08T13:00:00Z");
  await email("bounced", "gmail", "2026-03-08T12:59:59Z");
  await Promise.all([recountMailBoard(now), recountMailBoard(now)]);
  await recountMailBoard(now);
  expect(await findMailBoard()).toEqual({
    countedAt: now,
    rows: [
      {
        hour: new Date("2026-03-10T11:00:00Z"),
        provider: "gmail",
        sent: 3,
        delivered: 2,
        bounced: 0,
        complained: 1,
        asked: 0,
        confirmed: 0,
      },
      {
        hour: new Date("2026-03-08T13:00:00Z"),
        provider: "other",
        sent: 1,
        delivered: 0,
        bounced: 1,
        complained: 0,
        asked: 0,
        confirmed: 0,
      },
    ],
  });
});

test("without emails there is no board", async () => {
  await recountMailBoard(now);
  expect(await findMailBoard()).toBeNull();
});
