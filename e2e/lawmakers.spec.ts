import { expect, type Page, test } from "@playwright/test";
import pg from "pg";

import { cast } from "../prisma/cast.ts";
import { expectAccessible, expectAccessibleWithoutJavaScript, expectNoSidewaysScroll } from "./support/accessible.ts";
import { onDatabase, read } from "./support/database.ts";
import { FAILING_STREET, KNOWN_STREET } from "./support/geocoder.ts";
import { linkIn, nextEmail } from "./support/postbox.ts";
import { addToSignature, fillIn, messages, newEmail, PETITION, send } from "./support/signing.ts";

// A roster of today, in which nobody without an end of term can have been replaced yet.
const TODAY = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date());
const ROSTER = `Names and offices as published on ${TODAY} by Fictional roster.`;
const SENATOR = 'Ana "Anita" <b>O’Marker</b> & Sons';

/** A fictional roster: Vermont with several members in one district, a vacant seat, and a hostile name. */
async function insertRoster(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env["E2E_DATABASE_URL"]! });
  await client.connect();
  try {
    await client.query("DELETE FROM lawmaker WHERE state = 'VT'");
    await client.query("DELETE FROM district WHERE state = 'VT'");
    await client.query("DELETE FROM zip_district WHERE zip IN ('05602', '05753')");
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
       VALUES ('lawmakers', current_date::text, current_date, 'Fictional roster', 3, sha256(random()::text::bytea), 'operator', now())
       RETURNING id`,
    );
    const id = rows[0]!.id;
    await client.query(
      `INSERT INTO district (state, chamber, name, layer, geoid, seats, division, title, import_id) VALUES
       ('VT', 'upper', 'Addison', 'sldu', '50ADD', 1, 'ocd-division/country:us/state:vt/sldu:addison', 'Senator', $1),
       ('VT', 'lower', 'Addison-1', 'sldl', '50A-1', 3, 'ocd-division/country:us/state:vt/sldl:addison-1', 'Representative', $1),
       ('VT', 'lower', 'Addison-2', 'sldl', '50A-2', 1, 'ocd-division/country:us/state:vt/sldl:addison-2', 'Representative', $1)`,
      [id],
    );
    await client.query(
      `INSERT INTO zip_district (zip, layer, geoid, rank, import_id) VALUES ('05753', 'sldu', '50ADD', 1, $1),
       ('05753', 'sldl', '50A-1', 1, $1), ('05753', 'sldl', '50A-2', 2, $1)`,
      [id],
    );
    await client.query(
      `INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, party, email, phone, form_url, url,
         term_begins, term_ends, source, roster_date, import_id) VALUES
       ('ocd-person/e2e-1', 'VT', 'upper', 'Addison', $2, 'Ana', $3, 'Independent', 'ana@senate.example.org', '802-555-0101',
         NULL, 'javascript:alert(1)', '2025-01-08', NULL, 'Fictional roster', current_date, $1),
       ('ocd-person/e2e-2', 'VT', 'lower', 'Addison-1', 'Ruth Example', 'Ruth', 'Example', NULL, NULL, NULL,
         'https://house.example.org/write', NULL, NULL, NULL, 'Fictional roster', current_date, $1),
       ('ocd-person/e2e-3', 'VT', 'lower', 'Addison-1', 'Gone Example', 'Gone', 'Example', NULL, NULL, NULL, NULL, NULL,
         '2023-01-04', '2025-01-07', 'Fictional roster', current_date, $1)`,
      [id, SENATOR, SENATOR.split(" ").slice(2).join(" ")],
    );
  } finally {
    await client.end();
  }
}

test.beforeAll(insertRoster);

const find = async (page: Page, zip: string, street = "") => {
  await page.getByLabel("ZIP Code", { exact: true }).fill(zip);
  await page.getByLabel("Street and number (optional)").fill(street);
  await page.getByRole("button", { name: "Find my lawmakers" }).click();
};

test("from a ZIP Code to a named lawmaker to a letter, changed and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("/lawmakers");
  await expectAccessible(page);
  await find(page, "05753");
  await expect(page).toHaveURL(/\/lawmakers\?zip=05753/);
  const found = page.getByRole("region", { name: /Your lawmakers in Vermont/ });
  await expect(found.getByRole("heading", { name: "Senate, district Addison" })).toBeVisible();
  await expect(found.getByRole("heading", { name: SENATOR })).toBeVisible();
  await expect(found).toContainText(ROSTER);
  await expect(found).toContainText("ZIP Code 05753 lies in 2 districts of this chamber");
  await expect(found.getByRole("link", { name: "802-555-0101" })).toHaveAttribute("href", "tel:+18025550101");
  expect(await page.locator("a[href^='javascript']").count()).toBe(0);
  await expectAccessible(page);

  const ofHouse = found.getByRole("link", { name: /^District / });
  const district = (await ofHouse.first().innerText()).slice("District ".length);
  await ofHouse.first().click();
  await expect(found.getByRole("heading", { name: `House of Representatives, district ${district}` })).toBeVisible();
  await expect(ofHouse).toHaveCount(0);

  await found.getByRole("link", { name: `Write to ${SENATOR}` }).click();
  const letter = page.getByLabel("Your letter");
  await expect(letter).toHaveValue(/^Dear Senator <b>O’Marker<\/b> & Sons:\n\nI live in Vermont/);
  await expect(page.getByText("We send nothing in your name.")).toBeVisible();
  await expectAccessible(page);
  await letter.fill("My own words & more\nSecond line");
  await page.getByRole("button", { name: "Copy the letter" }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("My own words & more\nSecond line");

  const mail = page.getByRole("link", { name: "Open in my mail program" });
  await mail.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
  await mail.click();
  expect(await mail.getAttribute("href")).toMatch(
    /^mailto:ana@senate\.example\.org\?subject=.*&body=My%20own%20words%20%26%20more%0D%0ASecond%20line$/,
  );
  const { origin } = new URL(page.url());
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("mailto:"))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});

test("districts lead to everybody in office, and nobody whose term has ended", async ({ page }) => {
  await page.goto("/lawmakers?state=VT&upper=50ADD&lower=50A-1");
  const found = page.getByRole("region", { name: "Your lawmakers in Vermont" });
  await expect(found.getByRole("heading", { name: "Ruth Example" })).toBeVisible();
  await expect(found).not.toContainText("Gone Example");
  await expect(found).toContainText("2 seats of this district have nobody in the roster");
  await found.getByRole("link", { name: "Call Ruth Example" }).click();
  await expect(page.getByRole("heading", { name: "When it is voice mail" }).first()).toBeVisible();
  await expect(page.getByText("Representative Example represents me")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Write instead" }).click();
  await expect(page.getByRole("link", { name: /Open the form/ })).toHaveAttribute(
    "href",
    "https://house.example.org/write",
  );
});

test("a letter is printed alone, as it was changed", async ({ page }) => {
  await page.goto("/lawmakers/letter?state=VT&to=ocd-person/e2e-1");
  await page.getByLabel("Your letter").fill("Only this.");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#letter")).toBeVisible();
  for (const gone of ["header", "footer", "h1", "#send", "#points"])
    await expect(page.locator(gone).first()).toBeHidden();
});

test("the page of the state lists the roster and leads to letters, and an import shows at once", async ({ page }) => {
  await page.goto("/states/vt");
  await page.getByText("See the 2 lawmakers in the roster").click();
  await expect(page.getByRole("link", { name: "Ruth Example" })).toBeVisible();
  await insertRoster();
  await page.reload();
  await expect(page.getByText("See the 2 lawmakers in the roster")).toBeVisible();
  await page.goto("/states/ri");
  await expect(page.getByText("Rhode Island: we have no list of its lawmakers yet")).toBeVisible();
});

test("a state without a roster says so, with the official finder and a letter without a name", async ({ page }) => {
  await page.goto("/lawmakers?state=RI");
  await expect(page.getByText("Rhode Island: we have no list of its lawmakers yet")).toBeVisible();
  await page.getByRole("link", { name: "A letter to the Senate" }).click();
  await expect(page.getByLabel("Your letter")).toHaveValue(/^Dear Senator \[name\]:/);
  await page.getByRole("link", { name: "Call instead" }).click();
  await expect(page.getByText("No telephone number of this office is published")).toBeVisible();
});

test("a letter to nobody in office is not found, and no query at all leads to the finder", async ({ page }) => {
  for (const query of ["state=VT&to=ocd-person/e2e-3", "state=VT&to=%00", "state=XX&to=a", "state=VT&chamber=x"])
    expect([query, (await page.goto(`/lawmakers/letter?${query}`))?.status()]).toEqual([query, 404]);
  await page.goto("/es/lawmakers/letter");
  await expect(page).toHaveURL(/\/es\/lawmakers$/);
});

test("the Spanish page has the letter in English and what it says in Spanish", async ({ page }) => {
  await page.goto("/es/lawmakers/letter?state=VT&to=ocd-person/e2e-1");
  await expect(page.getByLabel("Su carta")).toHaveValue(/^Dear Senator/);
  await expect(page.getByText("Vivo en Vermont, en su distrito.")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page);
});

test("a signer is led from the thanks and from the own page to the lawmakers of the signature", async ({ page }) => {
  const email = newEmail("vermont");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.ruth, zip: "05753", email });
  await send(page, "en");
  const confirm = linkIn(await nextEmail(email), "confirm");
  await page.goto(confirm);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await expect(page.getByRole("heading", { name: "Write to your lawmakers" })).toBeVisible();

  await onDatabase(
    `UPDATE signature SET upper_district = '50ADD', lower_district = '50A-1', district_method = 'address'
     WHERE zip = '05753' AND status = 'confirmed'`,
  );
  const own = linkIn(await nextEmail(email, 2), "signature");
  for (const link of [confirm, own]) {
    await page.goto(link);
    await expect(page.getByText(ROSTER)).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByRole("link", { name: "802-555-0101" })).toHaveAttribute("href", "tel:+18025550101");
    await expect(page.getByText("2 seats of this district have nobody in the roster")).toBeVisible();
    await page.getByRole("link", { name: "Write to Ruth Example" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A letter to Ruth Example");
  }
  await page.goto(own);
  await page.getByRole("link", { name: "All about them" }).click();
  await expect(page).toHaveURL(/\/lawmakers\?state=VT&upper=50ADD&lower=50A-1$/);
});

test("a street on the page of thanks leads the signer to a named senator and representative, and is not kept", async ({
  page,
}) => {
  const email = newEmail("street");
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, zip: "05753", email });
  await send(page, "en");
  await page.goto(linkIn(await nextEmail(email), "confirm"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await addToSignature(page, "en", { street: KNOWN_STREET });
  // The worker looks it up within seconds.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name: "Write to Ruth Example" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: `Write to ${SENATOR}` })).toBeVisible();
  expect(await page.content()).not.toContain(KNOWN_STREET);
  expect(
    await read(`SELECT count(*)::int AS value FROM signature s JOIN district_lookup l ON l.signature_id = s.id
      WHERE s.zip = '05753' AND s.district_method = 'address'`),
  ).toBe(0);
  await page.getByRole("link", { name: "All about them" }).click();
  const found = page.getByRole("region", { name: "Your lawmakers in Vermont" });
  await expect(found.getByRole("heading", { name: "House of Representatives, district Addison-1" })).toBeVisible();
  await expect(found.getByRole("heading", { name: "Ruth Example" })).toBeVisible();
  await expect(found.getByRole("heading", { name: SENATOR })).toBeVisible();
});

test("districts are named where no roster is imported, with the official page", async ({ page }) => {
  await page.goto("/lawmakers?state=NH&upper=33007&lower=33713");
  const found = page.getByRole("region", { name: "Your lawmakers in New Hampshire" });
  await expect(found.getByRole("heading", { name: "House of Representatives, district Rockingham 13" })).toBeVisible();
  await expect(found).toContainText("New Hampshire: we have no list of its lawmakers yet");
  await expect(found).toContainText("New Hampshire also has floterial districts");
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a street of the finder settles the district where the ZIP Code does not", async ({ page }) => {
    await page.goto("/lawmakers");
    await find(page, "05753", KNOWN_STREET);
    await expect(page).toHaveURL(/\/lawmakers\?state=VT&upper=50ADD&lower=50A-1/);
    await expect(page.getByRole("heading", { name: "Ruth Example" })).toBeVisible();
  });

  test("a street is asked for, and while the geocoder is away the ZIP Code settles what it can", async ({ page }) => {
    await page.goto("/lawmakers");
    await find(page, "05753", FAILING_STREET);
    await expect(page.getByText("The address service does not respond at the moment")).toBeVisible();
    await expect(page.getByRole("heading", { name: SENATOR })).toBeVisible();
    expect(decodeURIComponent(page.url())).not.toContain("Marker");
    expect(await page.content()).not.toContain(FAILING_STREET);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessibleWithoutJavaScript(page);
  });

  test("a refused form keeps what was typed, and asks for the state where the ZIP Code does not settle it", async ({
    page,
  }) => {
    await page.goto("/lawmakers");
    await find(page, "4222", FAILING_STREET);
    await expect(page.getByRole("group", { name: "Please look at this again" })).toContainText("five digits");
    await expect(page.getByLabel("Street and number (optional)")).toHaveValue(FAILING_STREET);
    await find(page, "42223", FAILING_STREET);
    await page.getByLabel("State or territory").selectOption("TN");
    await page.getByRole("button", { name: "Find my lawmakers" }).click();
    await expect(page.getByRole("heading", { name: /Your lawmakers in Tennessee/ })).toBeVisible();
    await find(page, "42223");
    await page.goto("/lawmakers?zip=42223");
    await page.getByRole("link", { name: "Kentucky" }).click();
    await expect(page.getByRole("heading", { name: /Your lawmakers in Kentucky/ })).toBeVisible();
  });

  test("the letter can be read, changed, mailed and printed", async ({ page }) => {
    await page.goto("/lawmakers/letter?state=VT&to=ocd-person/e2e-1");
    await page.getByLabel("Your letter").fill("Changed");
    await expect(page.getByRole("link", { name: "Open in my mail program" })).toHaveAttribute(
      "href",
      /^mailto:ana@senate\.example\.org\?subject=.+&body=Dear%20Senator%20%3Cb%3E/,
    );
    await expectNoSidewaysScroll(page);
  });
});
