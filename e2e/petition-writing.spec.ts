import { expect, type Page, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { messages } from "./support/signing.ts";

const slug = `records-${Date.now().toString(36)}`;
const path = `/petitions/${slug}`;

const text: Record<string, string> = {
  "Title in English": "Clear their records",
  "Title in Spanish": "Borren sus antecedentes",
  "Summary in English": "We ask that no child keeps a record.",
  "Summary in Spanish": "Pedimos que ningún menor conserve antecedentes.",
  "Demands in English": "Clear the records.\n\nCharge no fee.",
  "Demands in Spanish": "Borren los antecedentes.",
  "Reasons in English": "## Why\n\nA record follows a child. [1]",
  "Reasons in Spanish": "## Por qué\n\nUn antecedente sigue a un menor. [1]",
  Sources: "A report\nA publisher\n2024\nhttps://example.org/report",
  "Month of the check": "2026-11",
};

// The other journeys count what is public.
test.afterAll(() =>
  onDatabase("UPDATE petition SET status = 'hidden', paused_at = NULL WHERE slug = $1 AND status <> 'draft'", [slug]),
);

/** Answers a question of the console, and presses the button below it. */
async function confirms(page: Page, question: string, button: string) {
  await page.getByText(question, { exact: true }).click();
  await page.getByRole("button", { name: button, exact: true }).click();
}

async function expectPublic(page: Page, shown: string) {
  const reader = await page.context().newPage();
  await reader.goto(path);
  await expect(reader.getByText(shown, { exact: true }).first()).toBeVisible();
  await reader.close();
}

test("a petition is written, translated, opened, paused and closed", async ({ page }) => {
  await signInAsAdmin(page);
  await page.goto("/console/petitions/new");
  await expectAccessible(page);
  await page.getByLabel("Title in English").fill(text["Title in English"]!);
  await page.getByLabel("Title in Spanish").fill(text["Title in Spanish"]!);
  await page.getByLabel("URL", { exact: true }).fill(slug);
  await page.getByLabel("Goal").fill("5,000");
  await page.getByRole("button", { name: "Begin writing" }).click();

  await expect(page).toHaveURL(/\/text\?done=created$/);
  for (const [label, typed] of Object.entries(text)) await page.getByLabel(label, { exact: true }).fill(typed);
  await page.getByRole("button", { name: "Save and preview" }).click();
  await expect(page.getByText("The English has 2 demands and the Spanish 1")).toBeVisible();
  expect((await page.request.get(path)).status()).toBe(404);

  await page.getByRole("link", { name: "Demands in Spanish" }).click();
  await page.getByLabel("Demands in Spanish").fill("Borren los antecedentes.\n\nNo cobren nada.");
  await page.getByRole("button", { name: "Save and preview" }).click();
  await page.getByRole("link", { name: "Spanish", exact: true }).click();
  await expect(page.getByRole("article").getByText("No cobren nada.")).toBeVisible();
  const grounds: string[] = [];
  for (const scheme of ["light", "dark"]) {
    const selector = `iframe[title^="The email in ${scheme} colors"]`;
    await page.locator(selector).scrollIntoViewIfNeeded();
    const email = page.frameLocator(selector);
    await expect(email.getByText(/Borren sus antecedentes/).first()).toBeVisible();
    await expect(email.locator("a[href]")).toHaveCount(0);
    grounds.push(await email.locator(".ground").evaluate((body) => getComputedStyle(body).backgroundColor));
  }
  expect(grounds).toEqual(["rgb(251, 248, 242)", "rgb(10, 22, 32)"]);
  await expectAccessible(page);
  await confirms(page, "Publish this text?", "Publish it");

  await expect(page.getByText("The text is published.")).toBeVisible();
  expect((await page.request.get(path)).status()).toBe(404);
  await confirms(page, "Open this petition?", "Open it");
  await expect(page.getByText("The petition is open.")).toBeVisible();
  await expectAccessible(page);
  await expectPublic(page, messages.en.sign);
  await confirms(page, "Pause this petition?", "Pause it");
  await expect(page.getByText("The petition is paused.")).toBeVisible();
  await expectPublic(page, "This petition is paused");
  await confirms(page, "Close this petition?", "Close it");
  await expect(page.getByText("The petition is closed.")).toBeVisible();
  await expectPublic(page, "This petition has closed");
});
