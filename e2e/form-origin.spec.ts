import { type APIRequestContext, expect, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { hiddenFields } from "./support/raw-form.ts";
import { newEmail } from "./support/signing.ts";

// A proxy may give every page the referrer policy no-referrer. Then browsers send forms with the origin "null".
const PAGE = "/subscribe";
const TOKEN = "$FORM_TOKEN";

async function send(request: APIRequestContext, fields: Record<string, string>, headers: Record<string, string>) {
  const form = { ...fields, email: newEmail("origin"), state: cast.june.state, language: "en" };
  const response = await request.post(PAGE, { multipart: form, headers, maxRedirects: 0 });
  return response.status();
}

test('a form with the origin "null" is accepted where its token or the browser proves that it is ours', async ({
  browser,
  request,
}) => {
  const fields = await hiddenFields(browser, PAGE, "email");
  const { [TOKEN]: token, ...others } = fields;
  expect(token).toBeTruthy();
  expect(await send(request, fields, { origin: "null" })).toBe(303);
  expect(await send(request, others, { origin: "null", "sec-fetch-site": "same-origin" })).toBe(303);
});

test("a form from another site is refused, whatever it contains", async ({ browser, request }) => {
  const fields = await hiddenFields(browser, PAGE, "email");
  const { [TOKEN]: _token, ...others } = fields;
  expect(await send(request, others, { origin: "null" })).toBe(400);
  expect(await send(request, { ...others, [TOKEN]: "A".repeat(43) }, { origin: "null" })).toBe(400);
  expect(await send(request, fields, { origin: "null", "sec-fetch-site": "cross-site" })).toBe(400);
  expect(await send(request, fields, { origin: "https://evil.example" })).toBe(400);
});

test("forms work without a script even where a proxy has made the referrer policy stricter", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.route("**/*", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    await route.fulfill({ response, headers: { ...response.headers(), "referrer-policy": "no-referrer" } });
  });
  await page.goto(PAGE);
  await page.locator("[name=email]").fill(newEmail("referrer"));
  await page.locator("main form button[type=submit]").first().click();
  await expect(page).toHaveURL(/check-your-email/);
  await page.close();
});
