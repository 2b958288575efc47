import { expect, type Page, test } from "@playwright/test";

import { PEOPLE_HEADER, person } from "../tests/data-files.ts";
import { expectAccessible } from "./support/accessible.ts";
import { onDatabase, read } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";

const ROSTER = `${PEOPLE_HEADER}${person(1, "Ana Upload", "1,upper")}${person(2, "Ben Upload", "2,lower")}`;
// Two of its ninety-three lawmakers: without the box for it the file would be too short to be believed.
const STATE = "Wyoming";

const lawmakers = () => read("SELECT count(*)::int AS value FROM lawmaker WHERE state = 'WY'");

async function upload(page: Page, content: string): Promise<void> {
  await page.goto("/console/data");
  await page.getByLabel("What it is").selectOption("lawmakers");
  await page
    .getByLabel("Files", { exact: true })
    .setInputFiles({ name: "wy.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.getByLabel("State", { exact: true }).selectOption(STATE);
  await page.getByLabel("Day of the data").fill("2026-10-01");
  await page.getByLabel("The files lack something on purpose").check();
  await page.getByRole("button", { name: "Try the files" }).click();
  await expect(page).toHaveURL(/\/console\/data\/\d+$/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an admin is told the line of a broken roster, sends a whole one, sees what would change, and imports it", async ({
      page,
    }) => {
      await onDatabase("DELETE FROM lawmaker WHERE state = 'WY'");
      await signInAsAdmin(page);
      await upload(page, `${ROSTER}${person(3, "Cy Nowhere", "999,upper")}`);
      await expect(page.getByText("It is refused, and nothing has changed.")).toBeVisible();
      await expect(page.getByText(/wy\.csv, line 4: /)).toBeVisible();
      expect(await lawmakers()).toBe(0);

      await upload(page, ROSTER);
      await expect(page.getByText("It was tried, and nothing has changed yet.")).toBeVisible();
      await expect(page.getByRole("row", { name: STATE })).toContainText("2");
      if (javaScriptEnabled) await expectAccessible(page);
      expect(await lawmakers()).toBe(0);

      await page.getByRole("button", { name: "Import it" }).click();
      await expect(page.getByText("It is imported.")).toBeVisible();
      expect(await lawmakers()).toBe(2);
      await onDatabase("DELETE FROM lawmaker WHERE state = 'WY'");
    });
  });
}
