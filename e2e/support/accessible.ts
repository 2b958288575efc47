import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, type Page } from "@playwright/test";
import type axeCore from "axe-core";

// The color schemes differ only in colors, and these rules check colors.
const COLOR_RULES = ["color-contrast", "link-in-text-block"];
// Of each look in a page. Others may lie over or under one of them.
const CHECKED_OF_A_LOOK = 3;

/** By rules: the looks that passed in this process. Each is checked once, because colors take most of the time of all rules. */
const passedLooks = new Map<string, Set<string>>();

/** Expects no violation of axe's rules in the page as it is now, with or without those for colors. `seen` says how it is shown. */
export async function expectNoViolations(page: Page, seen: string, colors: "with" | "without" = "with"): Promise<void> {
  await loadAxe(page);
  const violations = await page.evaluate(violationsOfRules, COLOR_RULES);
  expect.soft(violations, `${page.url()} (${seen})`).toEqual([]);
  if (colors === "with") await expectColors(page, seen);
}

/** Expects that no text of the page as it is now breaks these rules for colors. */
export async function expectColors(page: Page, seen: string, rules = COLOR_RULES): Promise<void> {
  expect.soft(await findPoorColors(page, rules), `${page.url()} (${seen})`).toEqual([]);
}

/** What breaks these rules for colors in the page as it is now, of looks that have not passed before. */
export async function findPoorColors(page: Page, rules = COLOR_RULES): Promise<string[]> {
  await loadAxe(page);
  const passed = passedLooks.get(rules.join()) ?? new Set();
  passedLooks.set(rules.join(), passed);
  const known = { rules, passed: [...passed], most: CHECKED_OF_A_LOOK };
  const { violations, looks } = await page.evaluate(violationsOfColors, known);
  if (violations.length === 0) for (const look of looks) passed.add(look);
  return violations;
}

// The package's own minified file, which a page compiles in half of the time.
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// An earlier check leaves axe in the page. To compile it again takes as long as most of its rules together.
async function loadAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
}

/** In the page: what breaks axe's rules, except some of them. */
async function violationsOfRules(except: string[]): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof axeCore };
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

/**
 * In the page: what breaks the rules for colors, and which looks were checked. Texts have the same look where all that decides their
 * contrast is the same: their own color, size and weight, and everything behind them.
 */
async function violationsOfColors({ rules, passed, most }: { rules: string[]; passed: string[]; most: number }) {
  const { axe } = window as unknown as { axe: typeof axeCore };
  const partOf = (element: Element) => {
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = getComputedStyle(element);
    return [backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position].join();
  };
  const parts = new Map<Element, string>();
  const behind = (element: Element): string => {
    const known = parts.get(element);
    if (known !== undefined) return known;
    const above = element.parentElement ? behind(element.parentElement) : "";
    const part = partOf(element);
    // What shows through adds nothing.
    const all = part === "rgba(0, 0, 0, 0),none,1,none,normal,static" ? above : `${above}/${part}`;
    parts.set(element, all);
    return all;
  };
  const lookOf = (element: Element) => {
    const { color, fontSize, fontWeight, textShadow, textDecorationLine } = getComputedStyle(element);
    const parent = element.parentElement ? getComputedStyle(element.parentElement).color : "";
    const kind = [element.tagName, element.matches(":disabled, [aria-disabled=true]"), element.closest("a") !== null];
    return [...kind, color, fontSize, fontWeight, textShadow, textDecorationLine, parent, behind(element)].join();
  };
  const hasText = (element: Element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim() !== "");
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const looks = new Map<string, Element[]>();
  for (const element of document.body.querySelectorAll("*"))
    if (hasText(element) && isSeen(element)) {
      const look = lookOf(element);
      looks.set(look, [...(looks.get(look) ?? []), element]);
    }
  for (const look of passed) looks.delete(look);
  const include = [...looks.values()].flatMap((elements) => elements.slice(0, most));
  if (include.length === 0) return { violations: [], looks: [] };
  const { violations } = await axe.run({ include }, { resultTypes: ["violations"], runOnly: rules });
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`),
    looks: [...looks.keys()],
  };
}

/** Expects that nothing of the page lies beyond the right edge of the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Checks a page in the middle of a journey: all rules in the light scheme, color rules in the dark one, and the width. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoViolations(page, "light");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectColors(page, "dark");
  await expectNoSidewaysScroll(page);
}

/**
 * The same for a page without JavaScript. Axe cannot run there, so it checks a copy of the page without its scripts and with
 * the content for readers without scripts.
 */
export async function expectAccessibleWithoutJavaScript(page: Page): Promise<void> {
  // After a click the document may still be empty.
  await page.waitForLoadState();
  const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "").replace(/<\/?noscript\b[^>]*>/g, "");
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true });
  try {
    const copy = await context.newPage();
    await copy.route(page.url(), (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
    await copy.goto(page.url());
    await expectAccessible(copy);
  } finally {
    await context.close();
  }
}
