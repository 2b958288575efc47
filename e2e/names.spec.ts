import { expect, test } from "@playwright/test";

import { expectAccessibleWithoutJavaScript } from "./support/accessible.ts";
import { onDatabase } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";
import { countNow, PETITION } from "./support/signing.ts";
import { insertSigners } from "./support/tokens.ts";

const SOURCE = "names";

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
test.afterAll(() => onDatabase("DELETE FROM signature WHERE source = $1", [SOURCE]));

test("names are shown after one press of an organizer, who takes one away with a reason and undoes it, and the number stays", async ({
  page,
}) => {
  for (const name of ["Yarrow First", "Yarrow Second", "Buy Yarrow Now"])
    await insertSigners({ name, source: SOURCE, domain: "example.org", confirmedAt: new Date() });
  await onDatabase("UPDATE signature SET display = 'name' WHERE source = $1", [SOURCE]);
  const count = await countNow(page);
  const shown = async () => {
    await page.goto(PETITION);
    const text = (await page.locator("main").textContent()) ?? "";
    return ["Yarrow First", "Yarrow Second", "Buy Yarrow Now"].filter((name) => text.includes(name));
  };
  expect(await shown()).toEqual([]);

  await signInAsAdmin(page);
  await page.goto("/console/names");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expectAccessibleWithoutJavaScript(page);
  await page.getByLabel("Buy Yarrow Now", { exact: true }).uncheck();
  await page.getByRole("button", { name: "Record this decision" }).click();
  await expect(page.getByText(/names? may be shown now\./)).toBeVisible();
  await page.getByLabel("Buy Yarrow Now", { exact: true }).check();
  await page.getByLabel(/^Do not show/).check();
  await page.getByRole("button", { name: "Record this decision" }).click();
  await expect(page.getByText("Say why, in a few words").first()).toBeVisible();
  await page.getByLabel("Reason, if they are not shown").fill("A slogan");
  await page.getByRole("button", { name: "Record this decision" }).click();
  await expect(page.getByText("1 name is not shown. The signatures count as before.")).toBeVisible();
  expect(await shown()).toEqual(["Yarrow First", "Yarrow Second"]);

  await page.goto("/console/names?petition=safe-harbor&review=left_out");
  await expect(page.getByText("Reason: A slogan")).toBeVisible();
  await page.getByLabel("Buy Yarrow Now", { exact: true }).check();
  await page.getByLabel(/^Show:/).check();
  await page.getByRole("button", { name: "Record this decision" }).click();
  expect(await shown()).toHaveLength(3);
  await page.goBack();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 name waits again, and is not shown.")).toBeVisible();
  expect(await shown()).toEqual(["Yarrow First", "Yarrow Second"]);
  expect(await countNow(page)).toBe(count);
});
