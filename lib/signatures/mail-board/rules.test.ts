import { expect, test } from "vitest";

import { mailboxProviders, type MailboxProvider } from "../../mailbox-provider";
import { byHour, byProvider, fallenProviders } from "./rules";

const now = new Date("2026-03-10T12:30:00Z");
const row = (hour: string, provider: MailboxProvider, asked: number, confirmed: number) => ({
  hour: new Date(hour),
  provider,
  sent: asked,
  delivered: asked,
  bounced: 0,
  complained: 0,
  asked,
  confirmed,
});

test("a provider whose people stop confirming is named, and the others are not", () => {
  const rows = [
    row("2026-03-09T08:00:00Z", "gmail", 100, 80),
    row("2026-03-10T08:00:00Z", "gmail", 100, 20),
    row("2026-03-09T08:00:00Z", "yahoo", 100, 80),
    row("2026-03-10T08:00:00Z", "yahoo", 100, 70),
  ];
  expect(fallenProviders(rows, now)).toEqual([{ provider: "gmail", before: 0.8, lately: 0.2 }]);
});

test.each(mailboxProviders)("%s is named when its people stop confirming", (provider) => {
  const rows = [
    row("2026-03-09T08:00:00Z", provider, 60, 48),
    row("2026-03-10T08:00:00Z", provider, 60, 6),
    row("2026-03-09T08:00:00Z", "gmail", 100, 80),
    row("2026-03-10T08:00:00Z", "gmail", 100, 80),
  ].filter((each) => provider !== "gmail" || each.asked === 60);
  expect(fallenProviders(rows, now)).toEqual([{ provider, before: 0.8, lately: 0.1 }]);
});

test("few emails, and emails of the last two hours, name no provider", () => {
  const before = row("2026-03-09T08:00:00Z", "gmail", 100, 80);
  expect(fallenProviders([before, row("2026-03-10T08:00:00Z", "gmail", 49, 0)], now)).toEqual([]);
  expect(fallenProviders([before, row("2026-03-10T12:00:00Z", "gmail", 500, 0)], now)).toEqual([]);
});

test("every hour and every provider with emails has its row, and all rows add up", () => {
  const rows = [row("2026-03-10T12:00:00Z", "gmail", 3, 1), row("2026-03-10T12:00:00Z", "yahoo", 2, 1)];
  const hours = byHour(rows, now);
  expect(hours).toHaveLength(48);
  expect(hours[0]).toMatchObject({ hour: new Date("2026-03-10T12:00:00Z"), sent: 5, confirmed: 2 });
  expect(byProvider(rows).map(({ provider, sent }) => [provider, sent])).toEqual([
    ["gmail", 3],
    ["yahoo", 2],
  ]);
});
