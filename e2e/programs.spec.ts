import { expect, test } from "@playwright/test";

import { startReceiver, until, verified } from "../tests/webhook-receiver.ts";
import { expectAccessible, expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { signInAsAdmin } from "./support/sign-in.ts";

const COUNTS = "/api/organizers/counts?petition=safe-harbor";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an organizer makes a key that is shown once, a program reads with it, and nothing after it is revoked", async ({
    page,
    request,
  }) => {
    await signInAsAdmin(page);
    await page.goto("/console/keys");
    await page.getByRole("button", { name: "Make the key" }).click();
    await expect(page.getByText("Say which program it is for").first()).toBeVisible();
    await expectAccessibleWithoutJavaScript(page);
    await page.getByLabel("Which program is it for?").fill("A board");
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = await page.getByRole("group", { name: "The key" }).innerText();
    await expectAccessibleWithoutJavaScript(page);
    const authorization = { headers: { authorization: `Bearer ${key}` } };
    expect(await (await request.get(COUNTS, authorization)).json()).toMatchObject({
      petition: "safe-harbor",
      states: "all",
    });
    expect((await request.get(COUNTS)).status()).toBe(401);

    await page.goto("/console/keys");
    await expect(page.getByRole("row", { name: "A board" })).toContainText(key.slice(0, 8));
    expect(await page.content()).not.toContain(key);
    await page.getByRole("row", { name: "A board" }).getByText("Revoke", { exact: true }).click();
    await page.getByRole("button", { name: "Revoke it" }).click();
    await expect(page.getByText("The key is revoked")).toBeVisible();
    expect((await request.get(COUNTS, authorization)).status()).toBe(401);
  });
});

test("an admin adds a webhook, tests it, and the log says what became of it", async ({ page }) => {
  const receiver = await startReceiver();
  await signInAsAdmin(page);
  await page.goto("/console/webhooks");
  await page.getByLabel("URL").fill("http://192.168.0.1/hooks");
  await page.getByRole("button", { name: "Add the webhook" }).click();
  await expect(page.getByText("Private networks are refused").first()).toBeVisible();
  await page.getByLabel("URL").fill(receiver.url);
  await page.getByRole("button", { name: "Add the webhook" }).click();
  const secret = await page.getByRole("group", { name: "The secret" }).innerText();
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have copied it: go on" }).click();
  await page.getByRole("link", { name: new URL(receiver.url).host }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("A test is on its way")).toBeVisible();
  await until(() => receiver.received.length === 1);
  expect(verified(receiver.received[0]!, secret)).toMatchObject({ type: "test" });
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /^test/ })).toContainText("delivered");
  }).toPass();
  await expectAccessible(page);
  await page.getByText("Remove", { exact: true }).click();
  await page.getByRole("button", { name: "Remove the webhook" }).click();
  await expect(page.getByText("The webhook is removed")).toBeVisible();
  await receiver.stop();
});

test("the document is served to programs of any origin, and the page for people leads to it", async ({
  page,
  request,
}) => {
  const response = await request.get("/api/openapi.json", { headers: { origin: "https://example.org" } });
  expect(response.headers()["access-control-allow-origin"]).toBe("*");
  expect(await response.json()).toMatchObject({ openapi: "3.1.0", servers: [{ url: process.env["E2E_SITE_URL"] }] });
  await page.goto("/developers");
  await expect(page.getByRole("link", { name: "The OpenAPI document" })).toHaveAttribute("href", "/api/openapi.json");
});
