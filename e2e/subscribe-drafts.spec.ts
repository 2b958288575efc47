import { expect, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm } from "./support/raw-form.ts";
import { newEmail } from "./support/signing.ts";
import { idIn } from "./support/tokens.ts";

test("a confirmation confirms what its own email was written for, whatever others choose meanwhile", async ({
  page,
  request,
  browser,
}) => {
  const email = newEmail("replaced");
  await page.goto("/subscribe");
  await page.getByLabel("Email address", { exact: true }).fill(email);
  await page.getByLabel("State or territory (optional)").selectOption("TX");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please look in your mailbox");
  const own = linkIn(await nextEmail(email), "subscription");
  const hidden = await hiddenFields(browser, "/subscribe", "email");
  await postForm(request, "/subscribe", { ...hidden, email, state: "NY", language: "es" });
  await nextEmail(email, 2);
  await page.goto(own);
  const chosen = page.getByRole("main").locator("dl");
  await expect(chosen).toContainText("Texas");
  await expect(chosen).toContainText("English");
  await page.getByRole("button", { name: "Confirm my subscription" }).click();
  await expect(page.getByText("Thank you. You get our news from now on.")).toBeVisible();
  await expect(page.getByLabel("State or territory (optional)")).toHaveValue("TX");
  await expect(page.getByLabel("Language of the emails")).toHaveValue("en");
});

test("an expired link leads to a new email", async ({ page }) => {
  const email = newEmail("late");
  await page.goto("/subscribe");
  await page.getByLabel("Email address", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please look in your mailbox");
  const link = linkIn(await nextEmail(email), "subscription");
  await onDatabase(
    "UPDATE subscription_draft SET posted_at = now() - interval '8 days', expires_at = now() - interval '1 day' WHERE id = $1",
    [idIn(link)],
  );
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has expired");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send me a new email" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please look in your mailbox");
  expect(linkIn(await nextEmail(email, 2), "subscription")).toBe(link);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm my subscription" }).click();
  await expect(page.getByText("Thank you. You get our news from now on.")).toBeVisible();
});
