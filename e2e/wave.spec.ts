import { expect, type Page, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { AS_EMAILS_COME, emailsTo } from "./support/postbox.ts";
import { ADMIN, signInAsAdmin } from "./support/sign-in.ts";
import { countNow } from "./support/signing.ts";
import { insertSigners } from "./support/tokens.ts";

const FALSE_SIGNERS = 4_988;
const TRUE_SIGNERS = 12;
const DOMAIN = `wave-${Date.now().toString(36)}.example`;
const NOTICE = "Many more forms than usual";

const notices = async () => (await emailsTo(ADMIN)).filter(({ subject }) => subject === NOTICE).length;

/** The page of a removal loads itself again while the worker goes on. */
const expectReport = (page: Page, text: string) =>
  expect(page.getByRole("status").filter({ hasText: text })).toBeVisible({ timeout: 60_000 });

test.afterAll(() => onDatabase("DELETE FROM signature WHERE source = 'wave'"));

test("a spike is noticed, looked at, a rule written, 5,000 removed, and 12 brought back", async ({ page }) => {
  const before = await countNow(page);
  const told = await notices();
  // Only who has come gets it, and other journeys may not have run.
  await onDatabase("UPDATE organizer SET joined_at = coalesce(joined_at, now()) WHERE role = 'admin'");
  const alike = { domain: DOMAIN, ip: "203.0.113.99", source: "wave", confirmedAt: new Date(Date.now() - 120_000) };
  await insertSigners({ ...alike, count: TRUE_SIGNERS, name: "Rosa Real" });
  await insertSigners({ ...alike, count: FALSE_SIGNERS, name: "Made Up" });
  // After them, so that the worker counts all forms of the last hour anew: the minute of these may be counted already. What other
  // journeys sent is no part of this one.
  await onDatabase("DELETE FROM spike");
  await onDatabase("DELETE FROM form_count");
  expect(await countNow(page)).toBe(before + TRUE_SIGNERS + FALSE_SIGNERS);

  await expect.poll(notices, AS_EMAILS_COME).toBe(told + 1);
  await signInAsAdmin(page);
  await page.goto("/console/spikes");
  const spike = page
    .getByRole("table", { name: "Spikes, those that go on first" })
    .getByRole("row", { name: `Email addresses of ${DOMAIN}` });
  await expect(spike).toContainText("5,000");
  await expectAccessible(page);

  await spike.getByRole("link", { name: /^Write a rule/ }).click();
  await expect(page.getByLabel("Domain of the email address")).toHaveValue(DOMAIN);
  await page.getByRole("button", { name: "Find the signatures" }).click();
  await expectReport(page, "The rule fits 5,000 signatures. Nothing is removed yet.");
  expect(await countNow(page)).toBe(before + TRUE_SIGNERS + FALSE_SIGNERS);

  await page.getByText("Remove 5,000 signatures", { exact: true }).first().click();
  await page.getByLabel("Why?").fill("Made up within a minute");
  await page.getByRole("button", { name: "Remove 5,000 signatures" }).click();
  await expectReport(page, "5,000 signatures removed.");
  expect(await countNow(page)).toBe(before);

  for (let back = 1; back <= TRUE_SIGNERS; back += 1) {
    await page.getByRole("row", { name: "Rosa Real" }).getByRole("button", { name: "Count again" }).first().click();
    await expect(page.getByRole("row", { name: "Rosa Real" }).getByText("Counts again")).toHaveCount(back);
  }
  expect(await countNow(page)).toBe(before + TRUE_SIGNERS);
  await page.goto("/console/audit");
  await expect(page.getByText(/removed 5,000 signatures by rule no\. \d+: Made up within a minute/)).toBeVisible();
});
