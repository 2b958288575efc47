import { expect, type Page, test } from "@playwright/test";

import { onDatabase } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { PETITION } from "./support/signing.ts";

// The page after an action of the console shows the change, even with JavaScript, whose router caches pages.

// The other journeys need signing.
test.afterAll(() => onDatabase("DELETE FROM setting WHERE key = 'signing-paused'"));

async function press(page: Page, name: string) {
  await page.getByRole("button", { name }).click();
}

test("each verification of the log shows its own result", async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto("/console/audit");
  const entries: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = page.url();
    await press(page, "Verify the log now");
    await expect(page).not.toHaveURL(before);
    const result = page.getByRole("status").filter({ hasText: "Last verified on" });
    await expect(result).toContainText(/All [\d,]+ entries were as they were written/);
    const verified = new URL(page.url()).searchParams.get("verified");
    await expect(page.getByRole("row", { name: "verified the log" }).first()).toContainText(verified!);
    entries.push(Number(/All ([\d,]+) entries/.exec((await result.textContent())!)![1]!.replace(",", "")));
  }
  // Each verification adds an entry, so the next one finds one more.
  expect(entries).toEqual([entries[0], entries[0]! + 1, entries[0]! + 2]);
});

test("a pause is said at once on the settings, beside the numbers, on the home page and on the petition", async ({
  page,
}) => {
  await signInAsAdmin(page);
  await page.goto("/console/settings");
  const home = await page.context().newPage();
  for (let round = 0; round < 2; round++) {
    await page.getByText("Pause signing", { exact: true }).click();
    await press(page, "Yes, pause signing");
    await expect(page.getByRole("main").getByText("Signing is paused.", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Overview" }).click();
    await expect(page.getByText("Nobody can sign or confirm any petition.")).toBeVisible();
    for (const path of ["/", "/states/tx"]) {
      await home.goto(path);
      await expect(home.getByText("Signing is paused. Read the petition").first(), path).toBeVisible();
    }
    await home.goto("/es");
    await expect(home.getByText("Las firmas están en pausa. Lea la petición")).toBeVisible();
    await home.goto(PETITION);
    await expect(home.getByText("Signing is paused for a moment")).toBeVisible();

    await page.getByRole("link", { name: "Open it again" }).click();
    await page.getByText("Open signing again", { exact: true }).click();
    await press(page, "Yes, open signing again");
    await expect(page.getByText("Signing is open.", { exact: true })).toBeVisible();
    await home.goto("/");
    await expect(home.getByText("Signing is paused. Read the petition")).toHaveCount(0);
  }
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("heading", { name: "By day" })).toBeVisible();
  await expect(page.getByText("Signing is paused.")).toHaveCount(0);
});

test("a finished export appears in the list below its form by itself", async ({ page }) => {
  const reason = `hearing number ${Date.now()}`;
  await signInAsAdmin(page);
  await page.goto("/console/exports");
  await page.getByLabel("What is it for?").fill(reason);
  await Promise.all([page.waitForEvent("download"), press(page, "Download CSV")]);
  await expect(page.getByRole("row", { name: reason })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("The file is complete. It is listed below.")).toBeVisible();
});
