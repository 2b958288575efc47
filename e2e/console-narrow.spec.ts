import { readdirSync } from "node:fs";
import path from "node:path";

import { type Browser, expect, type Page, test } from "@playwright/test";

import { root } from "../scripts/children.ts";
import { expectNoSidewaysScroll, expectNoViolations } from "./support/accessible.ts";
import { onDatabase, read } from "./support/database.ts";
import { signInAsAdmin } from "./support/sign-in.ts";

const PAGES = "app/(console)/console";
const NARROW = { width: 320, height: 640 };

// These need rows that only a worker or an upload can write, or a person who is between two steps of signing in.
const LEFT_OUT: Record<string, string> = {
  "(signed-in)/deliveries/[id]": "delivery.spec.ts goes through it",
  "(signed-in)/deliveries/packets/[id]": "delivery.spec.ts goes through it",
  "(signed-in)/updates/[id]": "updates.spec.ts goes through it",
  "(signed-in)/lists/[id]": "its file is read by the worker",
  "(signed-in)/removals/[id]": "wave.spec.ts goes through it",
  "(signed-in)/webhooks/[id]": "its secret is sealed",
  "(signed-in)/signatures/[id]": "organizer.spec.ts goes through it",
  "sign-in": "it is opened before signing in",
  "sign-in/verify": "organizer.spec.ts goes through it",
  "sign-in/second-factor": "second-factor.spec.ts goes through it",
  "sign-in/set-up": "second-factor.spec.ts goes through it",
};

const HARBOR = "(SELECT id FROM petition WHERE slug = 'safe-harbor')";
const ADMIN = "(SELECT min(id) FROM organizer WHERE role = 'admin')";
const NAME = "A partner with a rather long name, of the harbors and lighthouses of the United States";

/** A page of single rows, with the row that it shows here. */
const rows: Record<string, { insert: string; id: string; remove: string }> = {
  bill: {
    insert: `INSERT INTO bill (petition_id, state, number, title, session, chamber, url, created_by, created_at)
      VALUES (${HARBOR}, 'WY', 'HB 320', 'An act on narrow pages', '2026', 'lower', 'https://example.org/bill', ${ADMIN}, now())`,
    id: "SELECT id AS value FROM bill WHERE number = 'HB 320'",
    remove: "DELETE FROM bill WHERE number = 'HB 320'",
  },
  paper: {
    insert: `INSERT INTO paper_batch (petition_id, state, reference, content_hash, created_at)
      VALUES (${HARBOR}, 'WY', 'a narrow pile', sha256('narrow'), now())`,
    id: "SELECT id AS value FROM paper_batch WHERE reference = 'a narrow pile'",
    remove: "DELETE FROM paper_batch WHERE reference = 'a narrow pile'",
  },
  data: {
    insert: `INSERT INTO data_upload (kind, name, source, partial, status, bytes, actor, created_at)
      VALUES ('lawmakers', 'narrow.csv', 'a table', false, 'checked', 1, 'organizer:1', now())`,
    id: "SELECT id AS value FROM data_upload WHERE name = 'narrow.csv'",
    remove: "DELETE FROM data_upload WHERE name = 'narrow.csv'",
  },
  partner: {
    insert: `INSERT INTO partner (name, created_by, created_at) VALUES ('${NAME}', ${ADMIN}, now())`,
    id: `SELECT id AS value FROM partner WHERE name = '${NAME}'`,
    remove: `DELETE FROM partner WHERE name = '${NAME}'`,
  },
};

test.beforeAll(async () => {
  for (const { insert } of Object.values(rows)) await onDatabase(insert);
});
test.afterAll(async () => {
  for (const { remove } of Object.values(rows)) await onDatabase(remove);
});

/** Every page of the console that the file tree has. A new page without an address here fails the test. */
async function urlsOfConsole(): Promise<string[]> {
  const idOf = (row: string) => read(rows[row]!.id);
  const signedIn: Record<string, string> = {
    "bills/[id]": `bills/${await idOf("bill")}`,
    "paper/[id]": `paper/${await idOf("paper")}`,
    "data/[id]": `data/${await idOf("data")}`,
    "partners/[id]": `partners/${await idOf("partner")}`,
    "partners/codes/[code]": "partners/codes/a-narrow-code",
    "organizers/[id]": `organizers/${await read("SELECT min(id) AS value FROM organizer")}`,
    "petitions/[slug]": "petitions/safe-harbor",
    "petitions/[slug]/text": "petitions/safe-harbor/text",
    "petitions/[slug]/preview": "petitions/safe-harbor/preview?language=es",
    "petitions/[slug]/versions": "petitions/safe-harbor/versions?from=1&to=1",
    "petitions/[slug]/editions": "petitions/safe-harbor/editions",
    "petitions/[slug]/editions/[state]": "petitions/safe-harbor/editions/tx",
    signatures: "signatures?petition=safe-harbor",
    comments: "comments?petition=safe-harbor&state=TX",
    names: "names?petition=safe-harbor",
    flagged: "flagged?petition=safe-harbor",
    "deliveries/new": "deliveries/new?state=TX",
    "updates/new": "updates/new?petition=safe-harbor",
  };
  return readdirSync(path.join(root, PAGES), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file))
    .filter((page) => !Object.hasOwn(LEFT_OUT, page))
    .map((page) => {
      const own = page.replace(/^\(signed-in\)\/?/, "");
      return `/console/${signedIn[own] ?? own}`.replace(/\/$/, "");
    });
}

async function openNarrow(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: NARROW, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("/console/sign-in");
  await expectNoSidewaysScroll(page);
  if (javaScriptEnabled) await expectNoViolations(page, "320 pixels");
  await signInAsAdmin(page);
  return page;
}

test("every page of the console fits a screen of 320 pixels, with and without JavaScript, and breaks no rule of accessibility", async ({
  browser,
}) => {
  test.slow();
  await onDatabase(
    `INSERT INTO source_code (code, partner_id, petition_id, label, created_by, created_at)
     SELECT 'a-narrow-code', id, ${HARBOR}, 'On the last page of a leaflet', ${ADMIN}, now() FROM partner WHERE name = '${NAME}'`,
  );
  const [scripted, plain] = await Promise.all([openNarrow(browser, true), openNarrow(browser, false)]);
  const urls = await urlsOfConsole();
  expect(
    urls.filter((url) => url.includes("[")),
    "pages without an address",
  ).toEqual([]);
  for (const url of urls) {
    for (const page of [scripted, plain]) {
      const response = await page.goto(url);
      expect.soft(response!.status(), url).toBe(200);
      expect.soft(new URL(page.url()).pathname, "nobody is led elsewhere").toBe(url.replace(/\?.*/, ""));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
    await expectNoViolations(scripted, "320 pixels");
  }
  await onDatabase("DELETE FROM source_code WHERE code = 'a-narrow-code'");
  await Promise.all([scripted, plain].map((page) => page.context().close()));
});
