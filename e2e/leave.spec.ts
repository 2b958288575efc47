import { expect, test } from "@playwright/test";

const NEUTRAL = "https://www.weather.gov/";

test.beforeEach(async ({ page }) => {
  // Nothing is fetched from the other site in a test; that it is asked for is what counts.
  await page.route(`${NEUTRAL}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
});

for (const [address, name] of [
  ["/get-help", "Leave this site"],
  ["/es", "Salir de este sitio"],
] as const) {
  test(`"${name}" leaves ${address} at once and takes its place in the history`, async ({ page }) => {
    await page.goto("/about");
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await page.getByRole("link", { name }).click();
    await page.waitForURL(NEUTRAL);
    await page.goBack();
    await expect(page).toHaveURL(/\/about$/);
  });
}

test("the Escape key pressed three times leaves, and twice does not", async ({ page }) => {
  await page.goto("/get-help");
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/get-help$/);
  await page.keyboard.press("Escape");
  await page.waitForURL(NEUTRAL);
});

for (const [address, sentence, help] of [
  ["/petitions/safe-harbor", "does not erase the history of your browser", "/get-help#device"],
  ["/es/facts", "no borra el historial de su navegador", "/es/get-help#device"],
] as const) {
  test(`${address} says in its text that leaving does not erase the history, and leads to safer browsing`, async ({
    page,
  }) => {
    await page.goto(address);
    const footer = page.locator("footer").last();
    await expect(footer.getByText(sentence)).toBeVisible();
    await footer.locator(`a[href="${help}"]`).click();
    await expect(page.locator("#device")).toBeInViewport();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the way out is a link, the menus open, and the number and the states are there", async ({ page }) => {
    await page.goto("/");
    await page.getByText("The petition", { exact: true }).first().click();
    await expect(
      page.getByRole("link", { name: "Enter the code from an email" }).filter({ visible: true }),
    ).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Goal: ")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Texas: / })).toHaveAttribute("href", "/states/tx");
    await page.getByRole("link", { name: "Leave this site" }).click();
    await page.waitForURL(NEUTRAL);
  });

  test("the plain page for an address that cannot be read has the way out, too", async ({ page }) => {
    await page.goto("/es/%E0%A4%A");
    await page.getByRole("link", { name: "Salir de este sitio" }).click();
    await page.waitForURL(NEUTRAL);
  });

  test("an address nobody knows still says so", async ({ page }) => {
    const answer = await page.goto("/es/nada");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esta página no está aquí");
  });
});
