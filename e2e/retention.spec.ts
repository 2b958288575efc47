import { expect, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";

// The longest time is the default, which other journeys expect.
test.afterAll(() => onDatabase("DELETE FROM setting WHERE key LIKE 'kept-%'"));

test("an admin shortens a time after reading what it erases, counts the next night, and places and lifts a legal hold", async ({
  page,
}) => {
  await signInAsAdmin(page);
  await page.goto("/console/settings");
  await page.getByRole("link", { name: "Times and legal holds" }).click();
  await expectAccessible(page);
  const days = page.getByLabel("Emails that were sent, in days");
  await days.fill("20");
  await page.getByRole("button", { name: "Set these times" }).click();
  await expect(page.getByText(/With these times the next night erases/).first()).toBeVisible();
  await expect(days).toHaveValue("20");
  await page.getByLabel("If something is kept for less time than now").selectOption("yes");
  await page.getByRole("button", { name: "Set these times" }).click();
  await expect(page.getByText("The times are changed. The next night erases by them.")).toBeVisible();
  await expect(days).toHaveValue("20");

  await page.getByRole("link", { name: "Count what the next night erases" }).click();
  await expect(page.getByRole("row", { name: /Emails/ }).first()).toBeVisible();
  const name = `Case ${Date.now()}`;
  await page.getByLabel("Petition", { exact: true }).selectOption("safe-harbor");
  await page.getByLabel("Name of the hold").fill(name);
  await page.getByLabel("Reason", { exact: true }).fill("A court has asked for it");
  await page.getByRole("button", { name: "Place this hold" }).click();
  await expect(page.getByText("The legal hold is on the petition. Nothing of it expires.")).toBeVisible();
  await expectAccessible(page);
  const hold = page.getByRole("row", { name });
  await hold.getByText("Lift this hold").click();
  await hold.getByRole("button", { name: "Yes, lift it" }).click();
  await expect(page.getByText("The legal hold is lifted.")).toBeVisible();
  await expect(page.getByRole("row", { name })).toHaveCount(0);
});
