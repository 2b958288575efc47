import { expect, type Page, test } from "@playwright/test";

import { states } from "../lib/content/states.ts";

const paths = states.flatMap(({ code }) => [`/states/${code.toLowerCase()}`, `/es/states/${code.toLowerCase()}`]);

/** The accessible names of the links on a map's shapes and tiles, each once. */
async function saidByMap(page: Page, section: string): Promise<string[]> {
  const links = page.getByRole("region", { name: section }).getByRole("link").filter({ hasNotText: /table/ });
  return Promise.all((await links.all()).map(async (link) => (await link.getAttribute("aria-label")) ?? ""));
}

async function rowsOf(page: Page, table: string): Promise<string[][]> {
  const rows = await page.getByRole("region", { name: table }).locator("tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

test("every state, the District and every territory has its page in both languages", async ({ request }) => {
  for (const path of paths) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(200);
    const html = await response.text();
    const { name } = states.find(({ code }) => path.endsWith(`/${code.toLowerCase()}`))!;
    expect(html, path).toContain(`>${name[path.startsWith("/es") ? "es" : "en"]}</h1>`);
    expect(html, path).toContain(`href="${path.replace("/states/", "/petitions/safe-harbor/")}#sign"`);
  }
});

test("a path in capitals redirects to lower case, and an unknown state is not found", async ({ request }) => {
  for (const [requested, leadsTo] of [
    ["/states/TX", "/states/tx"],
    ["/es/states/Pr", "/es/states/pr"],
  ] as const) {
    const response = await request.get(requested, { maxRedirects: 0 });
    expect([response.status(), new URL(response.headers()["location"] ?? "", "http://any").pathname]).toEqual([
      308,
      leadsTo,
    ]);
  }
  for (const nowhere of ["/states/xx", "/states/texas", "/es/states/constructor"])
    expect((await request.get(nowhere)).status()).toBe(404);
});

test("each map has the same data as its table, and every state once", async ({ page }) => {
  await page.goto("/states");
  const laws = await rowsOf(page, "The law of each state");
  expect(laws).toHaveLength(states.length);
  const old = laws.filter(([, , , newest]) => newest?.endsWith("; to be checked again"));
  for (const [name, , , newest] of laws)
    expect(newest, name).toMatch(/^([A-Z][a-z]+ )?20\d\d(; to be checked again)?$/);
  if (old.length > 0)
    await expect(
      page.getByText(
        `For ${old.length} of ${laws.length} states and territories, the newest source we read is more than`,
      ),
    ).toBeVisible();
  expect((await saidByMap(page, "Where the harbors are lit")).sort()).toEqual(
    laws.map(([name, status, charged]) => `${name}: ${status}. Can a child be charged? ${charged}.`).sort(),
  );

  const signatures = (await rowsOf(page, "Confirmed signatures by state")).filter(
    ([name]) => name !== "State not known",
  );
  expect(signatures).toHaveLength(states.length);
  expect((await saidByMap(page, "Where people have signed")).sort()).toEqual(
    signatures.map(([name, count]) => `${name}: ${count} signature${count === "1" ? "" : "s"}`).sort(),
  );
});

test("the legend of the laws has three different steps and the unconfirmed, with the counts of the table", async ({
  page,
}) => {
  await page.goto("/states");
  const region = page.getByRole("region", { name: "Where the harbors are lit" });
  await expect(region.getByText("Can a child be charged?", { exact: true })).toBeVisible();
  const laws = await rowsOf(page, "The law of each state");
  const counted = (start: string) => laws.filter(([, , charged]) => charged?.startsWith(start)).length;
  expect(await region.getByRole("list").first().getByRole("listitem").allInnerTexts()).toEqual([
    `No (lit): ${laws.filter(([, , charged]) => /^No(,|$)/.test(charged ?? "")).length}`,
    `Depends on a condition (half lit): ${counted("Depends")}`,
    `Yes (dark): ${counted("Yes")}`,
    `Not confirmed (dotted): ${counted("Not confirmed")}`,
  ]);
  // Each has its own fill, hatch or edge, so nothing depends on color alone.
  const keys = await region.getByRole("list").first().locator("li > span").all();
  const drawn = await Promise.all(
    keys.map((key) =>
      key.evaluate((element) => {
        const { backgroundColor, backgroundImage, borderTopColor, borderTopStyle } = getComputedStyle(element);
        return [backgroundImage === "none", backgroundColor === borderTopColor, borderTopStyle].join(" ");
      }),
    ),
  );
  expect(new Set(drawn).size).toBe(4);
});

test("the keyboard alone reaches a large state on the map and a small one beside the coast", async ({ page }) => {
  await page.goto("/states");
  const links = page.getByRole("region", { name: "Where the harbors are lit" }).getByRole("link");
  await links.first().focus();
  const reached: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""));
  }
  for (const [name, path] of [
    ["Texas", "/states/tx"],
    ["Rhode Island", "/states/ri"],
    ["Guam", "/states/gu"],
  ] as const) {
    const label = reached.find((each) => each.startsWith(`${name}:`));
    expect(label, name).toBeDefined();
    await page.goto("/states");
    await links
      .and(page.locator(`[aria-label="${label}"]`))
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
});

test("on a phone every small state has a target that is large enough for a finger", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/states");
  const tiles = await page.getByRole("list", { name: "Small states and territories" }).first().getByRole("link").all();
  expect(tiles).toHaveLength(14);
  for (const tile of tiles) {
    const box = await tile.boundingBox();
    expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);
  }
});

test("on a phone the map names the states that have the space, and rows of the table have two lines", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/states");
  const map = page.getByRole("group", { name: "Where the harbors are lit" });
  const names = await map.locator("text").filter({ visible: true }).allTextContents();
  expect(names).toEqual(expect.arrayContaining(["TX", "CA", "MT", "CO"]));
  expect(names.length).toBeGreaterThan(18);
  expect(names).not.toContain("WV");
  const table = page.getByRole("region", { name: "The law of each state" });
  expect(await table.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  for (const name of ["Texas", "Indiana", "New York"]) {
    const row = await table.getByRole("row").filter({ hasText: name }).first().boundingBox();
    expect(row!.height, name).toBeLessThan(80);
  }
});

test("an unconfirmed law says so and claims nothing", async ({ page }) => {
  await page.goto("/states/pr");
  const main = page.getByRole("main");
  await expect(main).toContainText("Not confirmed");
  await expect(main).toContainText("We could not confirm the law here yet.");
  await expect(main).not.toContainText("Statute");
  await expect(main).not.toContainText("cannot be charged");
});

test("a law is worded no surer than its sources, and names have their article within a sentence", async ({ page }) => {
  const main = page.getByRole("main");
  for (const path of ["/states/in", "/petitions/safe-harbor/in"]) {
    await page.goto(path);
    await expect(main).toContainText(
      "As far as we could find, a person under 18 cannot be charged with prostitution here.",
    );
    await expect(main).toContainText("A lit state does not mean that no child is ever arrested");
  }
  await page.goto("/states/tx");
  await expect(main).toContainText("A child of 14 or older can be charged with prostitution here.");
  await page.goto("/es/states/ak");
  await expect(main).toContainText("Apagada: todavía se puede acusar a un menor");
  await expect(main).toContainText("no encontramos excepción para menores");
  for (const path of ["/es/states/dc", "/es/petitions/safe-harbor/dc"]) {
    await page.goto(path);
    await expect(main).toContainText("en el Distrito de Columbia");
  }
});

test("the cases are filtered by year and state, and so are the marks on the map", async ({ page }) => {
  await page.goto("/cases");
  await page.getByLabel("Choose a year").selectOption("2014");
  await page.getByLabel("Choose a state").selectOption("California");
  await expect(page.locator("#list [data-entry]:visible")).toHaveCount(3);
  await expect(page.locator("[data-entry-mark]:visible")).toHaveCount(3);
  await page.getByLabel("Choose a year").selectOption("All years");
  await expect(page.locator("[data-entry-mark]:visible")).toHaveCount(6);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a list before the map leads to every state", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [prefix, label] of [
      ["", "Choose a state or territory"],
      ["/es", "Elija un estado o territorio"],
    ] as const) {
      await page.goto(`${prefix}/states`);
      const list = page.locator("main details").first();
      await expect(list.getByText(label)).toBeInViewport();
      await list.getByText(label).click();
      await expect(list.getByRole("link")).toHaveCount(states.length);
      await list.getByRole("link", { name: "Texas" }).click();
      await expect(page).toHaveURL(new RegExp(`${prefix}/states/tx$`));
    }
  });

  test("a map links to the states, and the map of cases to their entries", async ({ page }) => {
    await page.goto("/es/states");
    await page
      .getByRole("link", { name: /^Texas:/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/es\/states\/tx$/);
    await page.goto("/cases");
    await page
      .getByRole("group", { name: "Map of documented cases" })
      .getByRole("link", { name: /^2010:.*Seattle/ })
      .click();
    await expect(page).toHaveURL(/\/cases#2010-seattle$/);
  });
});
