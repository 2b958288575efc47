import { expect, test } from "@playwright/test";

const PHONES = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
];

test.describe("without JavaScript, on a phone", () => {
  test.use({ javaScriptEnabled: false, viewport: PHONES[0] });

  for (const [path, menuName, buttons, headings] of [
    ["/", "Menu", ["Get help", "Sign"], ["The petition", "Learn", "The states", "Take action", "About"]],
    [
      "/es/about",
      "Menú",
      // A page of content cannot know whether the petition can be signed.
      ["Obtener ayuda", "Ver la petición"],
      ["La petición", "Aprender", "Los estados", "Actúe", "Acerca de"],
    ],
  ] as const) {
    test(`the menu of ${path} begins with help and signing, then has five headed groups, and shows that more follows`, async ({
      page,
    }) => {
      for (const size of PHONES) {
        await page.setViewportSize(size);
        await page.goto(path);
        const menu = page
          .locator("header details[data-menu]")
          .filter({ has: page.getByText(menuName, { exact: true }) });
        await menu.locator("summary").click();
        await expect(menu.getByRole("link").nth(0)).toHaveText(buttons[0]);
        await expect(menu.getByRole("link").nth(1)).toHaveText(buttons[1]);
        expect(await menu.getByRole("heading", { level: 2 }).allTextContents()).toEqual(headings);
        const panel = menu.locator("> div");
        const box = await panel.boundingBox();
        expect(box!.y + box!.height).toBeLessThan(size.height);
        // The last visible row is under the fade, and the last link of the list is reached by scrolling.
        expect(await panel.evaluate((element) => element.scrollHeight > element.clientHeight)).toBe(true);
        const last = menu.getByRole("link").last();
        await expect(last).not.toBeInViewport();
        await last.scrollIntoViewIfNeeded();
        await expect(last).toBeInViewport();
      }
    });
  }

  test("every link of the wide menu is in the narrow one", async ({ page }) => {
    await page.goto("/about");
    const paths = await page
      .locator("header nav ul.max-xl\\:hidden a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const narrow = page.locator("header details.xl\\:hidden");
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) await expect(narrow.locator(`a[href="${path}"]`), path ?? "").not.toHaveCount(0);
  });

  test("the bar says that its number is for help, where the screen has the space", async ({ page }) => {
    for (const [path, word] of [
      ["/about", "Help"],
      ["/es/about", "Ayuda"],
    ] as const) {
      await page.goto(path);
      const bar = page.getByRole("region").first();
      await expect(bar.getByRole("link").first()).toHaveText(new RegExp(`${word} 1-888-373-7888$`));
      const bars = await bar.boundingBox();
      expect(bars!.height).toBeLessThan(60);
    }
  });

  test("the name of the site has two lines at 320 pixels", async ({ page }) => {
    await page.setViewportSize(PHONES[1]!);
    await page.goto("/about");
    const name = page.locator(".site-header a").first().locator("span");
    const lines = await name.evaluate(
      (element) => element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight),
    );
    expect(Math.round(lines)).toBe(2);
  });

  test("the page for help begins with three buttons, and folds the details of each line", async ({ page }) => {
    await page.goto("/get-help");
    const links = page.getByRole("main").getByRole("link");
    for (const [place, href] of ["tel:911", "tel:18883737888", "sms:233733"].entries()) {
      await expect(links.nth(place)).toHaveAttribute("href", href);
      await expect(links.nth(place)).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByRole("link", { name: "One page to print (PDF)" })).toHaveAttribute(
      "href",
      "/print/help-sheet-en.pdf",
    );
    const line = page.locator("#trafficking-hotline");
    await expect(line.getByText("Confidential.")).toBeHidden();
    await expect(line.getByText("A trained advocate listens")).toBeVisible();
    await line.getByText("Hours, privacy, sources").click();
    await expect(line.getByText("Confidential.")).toBeVisible();
    const other = page.locator("#missing-children");
    await expect(other.getByText("There is no waiting period.")).toBeHidden();
    await other.getByText("What to expect, privacy, sources").click();
    await expect(other.getByText("There is no waiting period.")).toBeVisible();
  });
});

for (const path of ["/get-help", "/es/get-help"]) {
  test(`${path} prints on two pages, with all that is folded on the screen`, async ({ page }) => {
    await page.goto(path);
    const file = (await page.pdf({ format: "Letter" })).toString("latin1");
    expect(file.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: "print" });
    for (const privacy of await page.locator("[data-help-sheet] dl").all()) await expect(privacy).toBeVisible();
  });
}
