import { expect, test } from "@playwright/test";

test("the list of organizations is filtered by kind and by text, and says how many match", async ({ page }) => {
  await page.goto("/organizations");
  const entries = page.locator("#organizations [data-states]:visible");
  const all = await entries.count();
  await page.getByLabel("Choose a kind").selectOption("Services for survivors");
  const ofKind = await entries.count();
  expect(ofKind).toBeGreaterThan(0);
  expect(ofKind).toBeLessThan(all);
  await expect(page.getByRole("status")).toHaveText(`Shown: ${ofKind} of ${all}`);
  await page.getByLabel("Choose a kind").selectOption("");
  await page.getByLabel("Search the list").fill("COVENANT house");
  await expect(entries).toHaveCount(
    await page.locator("#organizations [data-states]", { hasText: "Covenant House" }).count(),
  );
  await page.getByLabel("Search the list").fill("");
  await expect(entries).toHaveCount(all);
  expect(new URL(page.url()).search).toBe("");
});

test("every state shows its own organizations first in each part, followed by the nationwide ones", async ({
  page,
}) => {
  await page.goto("/organizations");
  const shown = page.locator("#organizations [data-states]:visible");
  const national = page.locator("#organizations [data-states=US]");
  const order = await page
    .locator("#organizations [data-states]")
    .evaluateAll((entries) => entries.map(({ id }) => id));
  for (const state of ["Texas", "Ohio", "Guam"]) {
    await page.getByLabel("Choose a state").selectOption({ label: state });
    const code = await page.getByLabel("Choose a state").inputValue();
    const here = await page.locator(`#organizations [data-states~=${code}]`).count();
    await expect(shown).toHaveCount(here + (await national.count()));
    await expect(page.getByRole("status")).toContainText(
      `(${state}: ${here}; the whole country: ${await national.count()})`,
    );
    const parts = await page
      .locator("#organizations [data-group] > ul")
      .evaluateAll(
        (lists, of) =>
          lists.map((list) =>
            [...list.querySelectorAll<HTMLElement>("[data-states]:not([hidden])")].map(({ dataset }) =>
              dataset.states!.split(" ").includes(of),
            ),
          ),
        code,
      );
    for (const part of parts) expect(part).toEqual([...part].sort((a, b) => Number(b) - Number(a)));
  }
  await page.getByLabel("Choose a state").selectOption({ label: "The whole country" });
  await expect(shown).toHaveCount(await national.count());
  await page.getByLabel("Choose a state").selectOption("");
  expect(
    await page.locator("#organizations [data-states]").evaluateAll((entries) => entries.map(({ id }) => id)),
  ).toEqual(order);
});

test("the facts are filtered while typing, and a link to a hidden entry shows it", async ({ page }) => {
  await page.goto("/facts");
  const entries = page.locator("[data-entry]:visible");
  const all = await entries.count();
  await page.getByRole("searchbox").fill("runaway");
  await expect(page.getByRole("status")).toContainText(String(await entries.count()));
  expect(await entries.count()).toBeLessThan(all);
  const hidden = await page.locator("[data-entry][hidden]").first().getAttribute("id");
  await page.evaluate((id) => {
    window.location.hash = `#${id}`;
  }, hidden);
  await expect(page.locator(`[id="${hidden}"]`)).toBeVisible();
  await expect(entries).toHaveCount(all);
  await page.getByRole("searchbox").fill("no such words anywhere");
  await expect(entries).toHaveCount(0);
  await page.locator("form[data-fact-filter]").getByRole("button").click();
  await expect(entries).toHaveCount(all);
});

test("a sentence of the share kit is copied with one press", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/share");
  const button = page.locator("button[data-copy]").first();
  await button.click();
  await expect(page.getByRole("status").first()).not.toBeEmpty();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await button.getAttribute("data-copy"));
});

test("the query is kept when the language changes", async ({ page }) => {
  await page.goto("/search?q=runaway");
  await page.locator("a[data-language]").click();
  await expect(page).toHaveURL(/\/es\/search\?q=runaway$/);
});

test("Escape and a press outside close an open menu", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const path of ["/about", "/"]) {
    await page.goto(path);
    const menu = page.locator("details[data-menu]").first();
    await menu.locator("summary").click();
    await expect(menu).toHaveAttribute("open", "");
    await page.keyboard.press("Escape");
    await expect(menu).not.toHaveAttribute("open");
    await menu.locator("summary").click();
    await page.locator("h1").click();
    await expect(menu).not.toHaveAttribute("open");
  }
});

for (const path of ["/facts", "/cases"]) {
  test(`a link to an entry of ${path} shows it, even if a filter hides it`, async ({ page }) => {
    await page.goto(path);
    const entry = page.locator(path === "/facts" ? "[data-entry]" : "[data-states]").first();
    await page
      .locator("form input[type=search], form select")
      .first()
      .evaluate((field: HTMLInputElement | HTMLSelectElement) => {
        if (field instanceof HTMLSelectElement) field.selectedIndex = field.options.length - 1;
        else field.value = "zzzz";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    await expect(entry).toBeHidden();
    await page.evaluate(
      (id) => {
        window.location.hash = id;
      },
      (await entry.getAttribute("id"))!,
    );
    await expect(entry).toBeInViewport();
  });
}
