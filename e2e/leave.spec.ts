import { expect, test } from "@playwright/test";

const NEUTRAL = "https://www.weather.gov/";

test.beforeEach(async ({ page }) => {
  // The tests only check that the other site is requested, so nothing is fetched from it.
  await page.route(`${NEUTRAL}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
  );
});

for (const [path, name] of [
  ["/get-help", "Leave this site"],
  ["/es", "Salir de este sitio"],
] as const) {
  test(`"${name}" leaves ${path} at once, and Back leads to no page of this site`, async ({ page }) => {
    await page.goto("/about");
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await page.getByRole("link", { name }).click();
    await page.waitForURL(NEUTRAL);
    // The page that was left is not in the history, and the one before it leaves again.
    await page.goBack({ waitUntil: "commit" });
    await page.waitForURL(NEUTRAL);
    await page.goto("/about");
    await page.waitForLoadState("networkidle");
    await expect(page).toHaveURL(/\/about$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
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

for (const [path, sentence, help] of [
  ["/petitions/safe-harbor", "does not erase the history of your browser", "/get-help#device"],
  ["/es/facts", "no borra el historial de su navegador", "/es/get-help#device"],
] as const) {
  test(`${path} says that leaving does not erase the history, and links to safer browsing`, async ({ page }) => {
    await page.goto(path);
    const footer = page.locator("footer").last();
    await expect(footer.getByText(sentence)).toBeVisible();
    await footer.locator(`a[href="${help}"]`).click();
    await expect(page.locator("#device")).toBeInViewport();
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the quick exit is a link, the menus open, and the number and the states are shown", async ({ page }) => {
    await page.goto("/");
    await page.getByText("The petition", { exact: true }).first().click();
    await expect(
      page.getByRole("link", { name: "Enter the code from an email" }).filter({ visible: true }),
    ).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("of the goal of 75,000")).toBeVisible();
    await expect(page.getByRole("link", { name: /^Texas: / })).toHaveAttribute("href", "/states/tx");
    await page.getByRole("link", { name: "Leave this site" }).click();
    await page.waitForURL(NEUTRAL);
  });

  test("the plain page for a URL that cannot be parsed has the quick exit, too", async ({ page }) => {
    await page.goto("/es/%E0%A4%A");
    await page.getByRole("link", { name: "Salir de este sitio" }).click();
    await page.waitForURL(NEUTRAL);
  });

  test("an unknown path is still not found", async ({ page }) => {
    const response = await page.goto("/es/nada");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Esta página no está aquí");
  });
});
