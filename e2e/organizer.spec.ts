import { expect, test } from "@playwright/test";

import { expectAccessible } from "./support/accessible.ts";
import { AS_EMAILS_COME, emailsTo } from "./support/postbox.ts";
import { hiddenFields, postForm } from "./support/raw-form.ts";
import { ADMIN, markAsGiven, requestLink, signIn } from "./support/sign-in.ts";
import { newEmail } from "./support/signing.ts";
import { expectFitsAllSizes } from "./support/sizes.ts";

const PAGES = [
  "/console",
  "/console/petitions",
  "/console/petitions/safe-harbor",
  "/console/petitions/safe-harbor/text",
  "/console/petitions/safe-harbor/preview?language=es",
  "/console/petitions/safe-harbor/editions/tx",
  "/console/signatures",
  "/console/paper",
  "/console/bills",
  "/console/comments",
  "/console/deliveries",
  "/console/deliveries/new?state=TX",
  "/console/exports",
  "/console/organizers",
  "/console/emails",
  "/console/settings",
  "/console/audit",
  "/console/time-zone",
];

test("an organizer signs in with a mailed link, sees the numbers, and signs out", async ({
  page,
  context,
  baseURL,
}) => {
  // It opens every page of the console twice, and looks at it in four widths.
  test.setTimeout(6 * 60_000);
  const link = await requestLink(page, ADMIN);
  expect(link).not.toContain("%40");
  expect(link).not.toContain("@");

  // A mail scanner opens the link and requests the URL of the form. The person can still sign in.
  for (const method of ["GET", "HEAD", "OPTIONS"]) await context.request.fetch(link, { method });
  const token = new URL(link).searchParams.get("token")!;
  for (const method of ["GET", "HEAD"]) {
    const response = await context.request.fetch(`/api/auth/callback/email?token=${token}`, {
      method,
      maxRedirects: 0,
    });
    expect(response.status()).toBe(405);
  }
  expect(await context.cookies()).toEqual([]);

  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  // An admin without a second factor is led to setting it up, whatever page they open.
  for (const url of PAGES) {
    await page.goto(url);
    await expect(page, url).toHaveURL(`${baseURL}/console/sign-in/set-up`);
  }
  const [cookie, ...others] = await context.cookies();
  expect(cookie).toMatchObject({ name: "next-auth.session-token", httpOnly: true, sameSite: "Lax", path: "/" });
  expect(others).toEqual([]);
  await markAsGiven(cookie!.value);
  await page.goto("/console");

  for (const label of ["Confirmed signatures", "Today so far", "Emails waiting", "Emails failed"]) {
    await expect(page.getByText(label, { exact: true })).toBeVisible();
  }
  await expect(page.getByText("exact", { exact: true })).toBeVisible();
  for (const url of PAGES) {
    const response = await page.goto(url);
    expect(response?.status(), url).toBe(200);
    expect(response?.headers()["cache-control"], url).toContain("no-store");
    await expectAccessible(page);
    await expectFitsAllSizes(page);
  }

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  for (const url of PAGES) {
    await page.goto(url);
    await expect(page, url).toHaveURL(/\/console\/sign-in$/);
  }
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/This link was used before/)).toBeVisible();
});

test("every page of signing in is accessible, with and without a message", async ({ page }) => {
  for (const url of [
    "/console/sign-in",
    "/console/sign-in?problem=link",
    "/console/sign-in?done=signed-out",
    "/console/sign-in/check-your-email",
    "/console/sign-in/verify",
  ]) {
    expect((await page.goto(url))?.status(), url).toBe(200);
    await expectAccessible(page);
  }
});

test("known and unknown emails get the same page, status and headers, and only the known one gets an email", async ({
  request,
  browser,
}) => {
  const stranger = newEmail("mallory");
  const hidden = await hiddenFields(browser, "/console/sign-in", "email");
  const [known, unknown] = [
    await postForm(request, "/console/sign-in", { ...hidden, email: ADMIN }),
    await postForm(request, "/console/sign-in", { ...hidden, email: stranger }),
  ];
  expect(known).toEqual(unknown);
  expect(known.status).toBe(303);
  expect(Object.fromEntries(known.headers)["location"]).toMatch(/\/console\/sign-in\/check-your-email$/);
  await expect
    .poll(async () => (await emailsTo(ADMIN)).some(({ text }) => text.includes("/console/sign-in/verify")))
    .toBe(true);
  expect(await emailsTo(stranger)).toEqual([]);
});

test("a form from another site signs nobody in or out", async ({ request }) => {
  for (const path of ["/api/auth/callback/email", "/api/auth/signout", "/console/exports/csv"]) {
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }] as Record<
      string,
      string
    >[]) {
      const response = await request.post(path, { headers, multipart: { token: "x" }, maxRedirects: 0 });
      expect(response.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an admin invites an organizer for one state, who signs in, sees that state, and is disabled at once", async ({
    page,
    browser,
  }) => {
    const email = newEmail("vera");
    await signIn(page, ADMIN);
    await page.goto("/console/organizers");
    await page.getByLabel("Email address").fill("not an email");
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("group", { name: "Please check this form" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Choose all states, or at least one" })).toBeVisible();
    await page.getByRole("checkbox", { name: "All states" }).check();
    await page.getByRole("checkbox", { name: "Texas" }).check();
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("link", { name: /Choose all states or single ones, not both/ })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Texas" })).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Vermont" })).not.toBeChecked();
    await page.getByRole("checkbox", { name: "All states" }).uncheck();
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Role").selectOption("organizer");
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByText("The invitation is on its way.")).toBeVisible();
    await expect.poll(async () => (await emailsTo(email)).length, AS_EMAILS_COME).toBe(1);

    const theirs = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(theirs, email);
    await expect(theirs.getByText("organizer · Texas")).toBeVisible();
    for (const url of ["/console/organizers", "/console/settings", "/console/audit"]) {
      expect((await theirs.goto(url))?.status(), url).toBe(404);
    }
    expect((await theirs.goto("/console/signatures?petition=safe-harbor&state=VT"))?.status()).toBe(404);

    await page.getByRole("row", { name: email }).getByRole("link", { name: "Change" }).click();
    await page.getByRole("button", { name: "Disable" }).click();
    await expect(page.getByText("This organizer is disabled")).toBeVisible();
    await theirs.goto("/console");
    await expect(theirs).toHaveURL(/\/console\/sign-in$/);

    await page.goto("/console/audit");
    await page.getByRole("button", { name: "Verify the log now" }).click();
    await expect(page.getByText(/Last verified on/)).toBeVisible();
    await theirs.context().close();
  });
});
