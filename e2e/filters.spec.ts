import { expectAccessible } from "./support/accessible";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";

const entriesOf = (page: Page) => page.locator("#list [data-entry]:visible");
const idsOf = (page: Page) =>
  page
    .locator("#list [data-entry]")
    .evaluateAll((entries) =>
      entries
        .filter((entry) => (entry as HTMLElement).offsetParent !== null)
        .map((entry) => entry.querySelector("[id]")!.id),
    );

// One filter of each list.
const FILTERS = [
  "/facts?q=average+age+of+entry",
  "/organizations?q=COVENANT+house&kind=survivor-services",
  "/cases?q=2014&state=CA",
  "/es/toolkits?q=salud",
];

test("the list of organizations is filtered by kind and by text, and says how many match", async ({ page }) => {
  await page.goto("/organizations");
  const entries = entriesOf(page);
  const all = await entries.count();
  await page.getByLabel("Choose a kind").selectOption("Services for survivors");
  const ofKind = await entries.count();
  expect(ofKind).toBeGreaterThan(0);
  expect(ofKind).toBeLessThan(all);
  await expect(page.getByRole("status")).toHaveText(`Shown: ${ofKind} of ${all}`);
  await page.getByLabel("Choose a kind").selectOption("");
  await page.getByLabel("Search the list").fill("COVENANT house");
  await expect(entries).toHaveCount(await page.locator("#list [data-entry]", { hasText: "Covenant House" }).count());
  await page.getByLabel("Search the list").fill("");
  await expect(entries).toHaveCount(all);
  await expect(page.getByRole("status")).toHaveText("");
  expect(new URL(page.url()).search).toBe("");
});

test("every state shows its own organizations first, under its name, followed by the nationwide ones", async ({
  page,
}) => {
  await page.goto("/organizations");
  const shown = entriesOf(page);
  const national = await page.locator("#list [data-state=US]").count();
  for (const state of ["Texas", "Ohio", "Guam"]) {
    await page.getByLabel("Choose a state").selectOption({ label: state });
    const code = await page.getByLabel("Choose a state").inputValue();
    const here = await page.locator(`#list [data-state~=${code}]`).count();
    await expect(shown).toHaveCount(here + national);
    await expect(page.getByRole("status")).toContainText(`(${state}: ${here}; the whole country: ${national})`);
    await expect(page.getByRole("region", { name: `In ${state}` })).toHaveCount(here > 0 ? 1 : 0);
    const own = await shown.evaluateAll(
      (entries, code) => entries.map((entry) => (entry as HTMLElement).dataset["state"]!.split(" ").includes(code)),
      code,
    );
    expect(own).toEqual([...own].sort((a, b) => Number(b) - Number(a)));
  }
  await page.getByLabel("Choose a state").selectOption({ label: "The whole country" });
  await expect(shown).toHaveCount(national);
  await page.getByLabel("Choose a state").selectOption("");
  await expect(page.getByRole("region", { name: "In single states" })).toBeVisible();
});

test("the facts are filtered while typing, and a list without a match says what to do", async ({ page }) => {
  await page.goto("/facts");
  const entries = entriesOf(page);
  const all = await entries.count();
  await page.getByRole("searchbox").fill("runaway");
  await expect(page.getByRole("status")).toContainText(String(await entries.count()));
  expect(await entries.count()).toBeLessThan(all);
  await page.getByRole("searchbox").fill("no such words anywhere");
  await expect(entries).toHaveCount(0);
  await expect(page.getByText("Nothing in this list fits.")).toBeVisible();
  await page.getByRole("link", { name: "Show the whole list" }).click();
  await expect(entries).toHaveCount(all);
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(page.getByText("Nothing in this list fits.")).toBeHidden();
});

test("a filtered list that was opened by a link goes on with what somebody types, and its URL says nothing else", async ({
  page,
}) => {
  await page.goto("/organizations?state=TX");
  await expect(page.getByLabel("Choose a state")).toHaveValue("TX");
  await page.getByLabel("Search the list").fill("covenant");
  await expect(entriesOf(page)).toHaveCount(1);
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("link", { name: "Show the whole list" }).click();
  await expect(entriesOf(page)).toHaveCount(await page.locator("#list [data-entry]").count());
});

test("with and without a script, a filter in a URL shows the same entries and the same count", async ({
  page,
  browser,
}) => {
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const path of FILTERS) {
    await page.goto(path);
    await plain.goto(path);
    const ids = await idsOf(plain);
    expect([path, ids.length > 0]).toEqual([path, true]);
    expect([path, await idsOf(page)]).toEqual([path, ids]);
    expect(await page.getByRole("status").textContent()).toBe(await plain.getByRole("status").textContent());
  }
});

test("a filtered list has no violation of axe", async ({ page }) => {
  for (const path of [
    "/facts?q=average+age+of+entry",
    "/organizations?state=TX",
    "/cases?q=zzzz",
    "/es/toolkits?audience=x",
  ]) {
    await page.goto(path);
    await page
      .locator("#list details:visible")
      .first()
      .evaluateAll((folds) => folds.forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    await expectAccessible(page);
  }
});

test("an entry is a line that unfolds, by a press, by a link to it, and in print", async ({ page }) => {
  await page.goto("/facts");
  const text = page.locator("#fact-yearly-total");
  await expect(text).toBeHidden();
  await page.locator("#list [data-entry]", { has: text }).locator("summary").click();
  await expect(text).toBeVisible();
  await page.goto("/facts#fact-yearly-total");
  await expect(text).toBeInViewport();
  await expect(page.locator("#fact-under-18")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#fact-under-18")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is filtered by its form, which keeps the filter, and the whole list is one link away", async ({
    page,
  }) => {
    await page.goto("/organizations");
    const all = await entriesOf(page).count();
    await page.getByLabel("Choose a state").selectOption("Texas");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/\/organizations\?q=&state=TX&kind=$/);
    await expect(page.getByLabel("Choose a state")).toHaveValue("TX");
    await expect(page.getByRole("heading", { name: "In Texas" })).toBeVisible();
    await page.getByLabel("Search the list").fill("covenant");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(entriesOf(page)).toHaveCount(1);
    await expect(page.getByRole("status")).toHaveText(`Shown: 1 of ${all} (Texas: 1; the whole country: 0)`);
    await page.getByRole("link", { name: "Show the whole list" }).click();
    await expect(page).toHaveURL(/\/organizations$/);
    await expect(entriesOf(page)).toHaveCount(all);
  });

  test("a filter of the cases hides the marks of the others on the map", async ({ page }) => {
    await page.goto("/cases?state=CA&year=2014");
    await expect(entriesOf(page)).toHaveCount(3);
    await expect(page.locator("[data-entry-mark]:visible")).toHaveCount(3);
  });

  test("a list without a match says so and where to look", async ({ page }) => {
    await page.goto("/es/facts?q=zzzz");
    await expect(entriesOf(page)).toHaveCount(0);
    await expect(page.getByText("Nada en esta lista coincide.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Buscar en todo el sitio" })).toHaveAttribute("href", "/es/search");
  });

  test("a link to an entry unfolds it", async ({ page }) => {
    await page.goto("/organizations#covenant");
    await expect(page.locator("#covenant")).toBeInViewport();
  });
});

for (const path of ["/facts", "/cases"]) {
  test(`a link to an entry of ${path} shows it, even if a filter hides it`, async ({ page }) => {
    await page.goto(path);
    const entry = page.locator("[data-entry]").first();
    await page.getByRole("searchbox").fill("zzzz");
    await expect(entry).toBeHidden();
    await page.evaluate(
      (id) => {
        window.location.hash = id;
      },
      (await entry.locator("[id]").first().getAttribute("id"))!,
    );
    await expect(entry).toBeInViewport();
  });
}

const hostile = [
  "q=%3Cscript%3Ealert(1)%3C/script%3E",
  "q=%E0%A4%A",
  "q=%00",
  `q=${"a".repeat(3_000)}`,
  "q=a&q=b",
  "q[]=x&q=law",
  "topic=__proto__&status=constructor",
  "topic=law'%20OR%201=1",
  `q=${encodeURIComponent("🤷".repeat(200))}`,
  `q=${encodeURIComponent("a\u0301".repeat(500))}`,
];

test("hostile queries get a readable page that is not for search engines and that no cache keeps", async ({
  request,
}) => {
  for (const query of hostile) {
    const response = await request.get(`/facts?${query}`);
    const html = await response.text();
    expect([query, response.status()]).toEqual([query, 200]);
    expect(html).toContain("</html>");
    expect(html).not.toContain("<script>alert");
    expect(html.match(/<meta name="robots" content="([^"]*)"/)?.[1]).toBe("noindex");
    expect(response.headers()["cache-control"]).toBe("no-store");
  }
  expect(await textOf(request, "/facts?topic=gossip")).toContain("A part of this link is in none of the menus");
});

test("a query without a filter gets the page of the build, and the inner route of a filtered list redirects", async ({
  request,
}) => {
  const whole = await request.get("/facts");
  for (const query of ["?q=", "?topic=&status=&q=+", "?from=poster"]) {
    const response = await request.get(`/facts${query}`);
    expect([query, response.headers()["etag"]]).toEqual([query, whole.headers()["etag"]]);
    expect(response.headers()["cache-control"]).toContain("public");
  }
  expect(whole.headers()["etag"]).toBeTruthy();
  expect(await textOf(request, "/facts")).not.toContain('name="robots"');
  for (const [path, target] of [
    ["/filtered/facts?q=law", "/facts?q=law"],
    ["/es/filtered/cases", "/es/cases"],
  ] as const) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([response.status(), response.headers()["location"]]).toEqual([308, target]);
  }
  expect((await request.get("/filtered/nothing?q=x")).status()).toBe(404);
});

async function textOf(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(path)).text();
}
