import { expect, type Locator, type Page, test } from "@playwright/test";

import { expectNoSidewaysScroll } from "./support/accessible.ts";
import { messages, PETITION, type Language } from "./support/signing.ts";

const PHONE = { width: 390, height: 844 };
const BARS = { en: ["Leave this site", "Sign"], es: ["Salir de este sitio", "Firmar"] } as const;

/** Where an element begins and ends on the page, in pixels from its top. */
async function extent(element: Locator): Promise<{ top: number; bottom: number }> {
  return element.evaluate((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return { top: top + window.scrollY, bottom: bottom + window.scrollY };
  });
}

/** The elements in the order of the document, by their names. */
function inOrder(page: Page, selectors: Record<string, string>): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found = Object.entries(wanted).map(([name, selector]) => ({ name, at: document.querySelector(selector)! }));
    const isAfter = (a: Element, b: Element) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING;
    return found.sort((a, b) => (isAfter(a.at, b.at) ? 1 : -1)).map(({ name }) => name);
  }, selectors);
}

for (const language of ["en", "es"] as Language[]) {
  const w = messages[language];

  for (const path of [PETITION, `${PETITION}/tx`]) {
    test.describe(`${w.prefix}${path} on a phone`, () => {
      test.use({ javaScriptEnabled: false, viewport: PHONE });

      test("has the whole form on the first two screens, after the number and the ask, and the reasons follow", async ({
        page,
      }) => {
        await page.goto(`${w.prefix}${path}`);
        expect(
          await inOrder(page, {
            title: "h1",
            number: "[data-count]",
            form: "#sign form",
            reasons: path === PETITION ? "#ask" : "#law-title",
          }),
        ).toEqual(["title", "number", "form", "reasons"]);
        const button = await extent(page.getByRole("button", { name: w.sign }));
        expect(button.bottom).toBeLessThan(2 * PHONE.height);
        const panel = await extent(page.locator("#sign section").first());
        expect(panel.bottom - panel.top, "a screen and a half").toBeLessThan(1.5 * PHONE.height);
        const reasons = await extent(page.locator(path === PETITION ? "#ask" : "#law-title"));
        expect(reasons.top).toBeGreaterThan(panel.bottom);
        // Eight demands are named by the first and a link to all.
        await expect(page.locator("#sign section a[href$='#ask']")).toBeVisible();
      });

      test("has the way out and the way to the form in reach everywhere, and they cover no focus", async ({ page }) => {
        await page.goto(`${w.prefix}${path}`);
        const bar = BARS[language].map((name) => page.locator("a:visible").getByText(name, { exact: true }).last());
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        const [leave, sign] = await Promise.all(bar.map((each) => each.boundingBox()));
        expect(leave!.x + leave!.width).toBe(sign!.x);
        for (const box of [leave!, sign!]) {
          expect(box.y + box.height).toBe(PHONE.height);
          expect(box.height).toBeGreaterThanOrEqual(44);
        }
        await page.locator("a[data-sign-bar]").click();
        await expect(page.locator("#sign-title")).toBeInViewport();
        for (const name of ["name", "email", "zip", "age", "updates"]) {
          await page.locator(`#sign [name=${name}]`).focus();
          const focused = await page.locator(`#sign [name=${name}]`).boundingBox();
          expect(focused!.y + focused!.height, name).toBeLessThanOrEqual(sign!.y);
        }
      });
    });
  }
}

test("on a wide screen the form is beside the head and the reasons, which follow the head", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(PETITION);
  const [title, form, reasons] = await Promise.all(
    ["h1", "#sign", "#ask"].map(async (selector) => (await page.locator(selector).boundingBox())!),
  );
  expect(form!.x).toBeGreaterThan(title!.x + title!.width);
  expect(Math.abs(form!.y - title!.y)).toBeLessThan(24);
  expect(reasons!.y).toBeLessThan(form!.y + form!.height);
  await expect(page.locator("a[data-sign-bar]")).toBeHidden();
});

for (const path of [PETITION, `/es${PETITION}`])
  test(`on a wide screen what happens next and a link to the form stay beside the reasons (${path})`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path);
    const back = page.locator("#sign a[href='#sign']");
    await page.locator("#sources").scrollIntoViewIfNeeded();
    await expect(back).toBeInViewport();
    await back.click();
    await expect(page.locator("#sign-title")).toBeInViewport();
    await page.setViewportSize(PHONE);
    await expect(back).toBeHidden();
  });

for (const width of [320, 390, 768, 1280])
  test(`nothing scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [PETITION, `/es${PETITION}/ca`, `/es${PETITION}/check-your-email`, `/es${PETITION}/thanks`]) {
      await page.goto(path);
      await expectNoSidewaysScroll(page);
    }
  });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("sources and editions are folded with their number, and a link to a source opens them", async ({ page }) => {
      await page.goto(`/es${PETITION}`);
      const source = page.locator("#source-3");
      await expect(source).toBeHidden();
      await expect(page.getByText(/^Ver las \d+ fuentes$/)).toBeVisible();
      await expect(page.getByText(/^Ver las ediciones de 56 estados/)).toBeVisible();
      await page.locator("main sup a[href='#source-3']").first().click();
      await expect(source).toBeInViewport();
      await page.goto(`${PETITION}/tx`);
      await page.getByText(/^See the \d+ sources$/).click();
      await expect(page.locator("#source-1")).toBeVisible();
    });
  });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "by a link, with JavaScript" : "by a link, without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const [anchor, inside] of [
      ["sources", "#source-1"],
      ["editions", "main a[href='/petitions/safe-harbor/tx']"],
    ] as const)
      test(`#${anchor} opens the fold, and what is in it is seen`, async ({ page }) => {
        await page.goto(`${PETITION}#${anchor}`);
        await expect(page.locator(inside)).toBeInViewport();
      });
  });

test("folded sources and editions are printed", async ({ page }) => {
  await page.goto(PETITION);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#source-3")).toBeVisible();
  await expect(page.locator("main a[href='/petitions/safe-harbor/tx']")).toBeVisible();
  await expect(page.locator("a[data-sign-bar]")).toBeHidden();
});

test("every fold is open while the page is printed, also where the browser would print none, and closed again after", async ({
  page,
}) => {
  await page.goto(PETITION);
  const closed = page.locator("main details:not([open])");
  const atFirst = await closed.count();
  expect(atFirst).toBeGreaterThan(1);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(closed).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(closed).toHaveCount(atFirst);
});

test("each way of sharing is a plain link with its own source code, and the page asks no other site for anything", async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL!)) elsewhere.push(request.url());
  });
  await page.goto(`${PETITION}/thanks`, { waitUntil: "networkidle" });
  const section = page.locator("section", { has: page.locator("#share-title") });
  const hrefs = await section.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  const codes = hrefs.map((href) => /from=(share-[a-z]+)/.exec(decodeURIComponent(href))?.[1]);
  expect(codes).toEqual(["share-mail", "share-whatsapp", "share-facebook", "share-sms"]);
  const copied = section.locator("[data-copy]");
  await expect(copied).toHaveAttribute("data-copy", /\?from=share-copy$/);
  await expect(section.locator("input[readonly]")).toHaveValue(/\?from=share-link$/);
  await section.getByText("Show a QR code to scan").click();
  await expect(section.getByRole("img", { name: /^QR code/ })).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test("where the device has a menu for sharing, its button is the one amber button, and opens it with the link and the title", async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.share = async (shared) => void (document.documentElement.dataset["shared"] = JSON.stringify(shared));
  });
  await page.goto(`${PETITION}/thanks`);
  const device = page.locator("button[data-share]");
  await device.click();
  const shared = JSON.parse((await page.locator("html").getAttribute("data-shared"))!) as {
    url: string;
    title: string;
  };
  expect(shared.url).toMatch(/\/petitions\/safe-harbor\?from=share-device$/);
  expect(shared.title.length).toBeGreaterThan(10);
  expect(await amberButtons(page)).toEqual([await device.innerText()]);
});

for (const language of ["en", "es"] as Language[])
  test(`the thanks that a reload shows have the number, sharing, the lawmakers and the own page, in this order (${language})`, async ({
    page,
  }) => {
    await page.goto(`${messages[language].prefix}${PETITION}/thanks`);
    const parts = { number: "[data-count]", share: "#share-title", lawmakers: "#lawmakers-title", own: "#own-title" };
    expect(await inOrder(page, parts)).toEqual(Object.keys(parts));
    const lawmakers = page.locator("section", { has: page.locator("#lawmakers-title") });
    await expect(lawmakers.getByRole("link")).toHaveAttribute("href", `${messages[language].prefix}/lawmakers`);
    expect(await amberButtons(page)).toHaveLength(1);
  });

/** The texts of the buttons in the main part that have the color of the light. */
function amberButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const probe = document.createElement("p");
    probe.className = "bg-light";
    document.body.append(probe);
    const amber = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const all = [...document.querySelectorAll<HTMLElement>("main a, main button")];
    return all
      .filter((each) => each.checkVisibility() && getComputedStyle(each).backgroundColor === amber)
      .map((each) => each.innerText);
  });
}
