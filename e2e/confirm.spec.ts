import { expect, test, type Page } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { expectAccessible } from "./support/accessible.ts";
import { codeIn, linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm } from "./support/raw-form.ts";
import { expectFitsAllSizes, helpAndWayOut } from "./support/sizes.ts";
import {
  addToSignature,
  countNow,
  countShown,
  expectCheckYourEmail,
  fillIn,
  newEmail,
  PETITION,
  send,
  messages,
} from "./support/signing.ts";

async function signAs(page: Page, email: string) {
  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");
  return nextEmail(email);
}

test("a mail scanner's GET, HEAD and OPTIONS confirm nothing, and the person can still confirm", async ({ page }) => {
  const email = await signAs(page, newEmail("scanned"));
  const link = linkIn(email, "confirm");
  const before = await countNow(page);
  for (const method of ["GET", "HEAD", "OPTIONS", "GET"]) await page.request.fetch(link, { method });
  expect(await countNow(page)).toBe(before);
  await page.goto(link);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await expect(page.getByRole("heading", { level: 1 }), "what was pressed is gone").toBeFocused();
  await expect(page).toHaveTitle(new RegExp(messages.en.thanks));
  expect(await countShown(page)).toBe(before + 1);
});

test("a person who comes after a scanner has pressed the button sees success, and it counts once", async ({
  page,
  browser,
}) => {
  const link = linkIn(await signAs(page, newEmail("pressed")), "confirm");
  const before = await countNow(page);
  const scanner = await browser.newPage({ javaScriptEnabled: false });
  await scanner.goto(link);
  await scanner.getByRole("button", { name: messages.en.confirm }).click();
  await expect(scanner.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await scanner.close();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  expect(await countShown(page)).toBe(before + 1);
});

test("the pages behind the links of a signer's emails work from 320 to 1280 pixels, with help and a quick exit", async ({
  page,
}) => {
  const email = newEmail("small");
  await page.goto(linkIn(await signAs(page, email), "confirm"));
  await expectFitsAllSizes(page, helpAndWayOut(page, "en"));
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await expectFitsAllSizes(page, helpAndWayOut(page, "en"));
  await page.goto(linkIn(await nextEmail(email, 2), "signature"));
  await expectFitsAllSizes(page, helpAndWayOut(page, "en"));
});

test("the short code opens the page with the same button, however it is typed", async ({ page }) => {
  const email = await signAs(page, newEmail("coded"));
  const code = codeIn(email);
  await page.goto("/confirm");
  await expectAccessible(page);
  await page.getByLabel("Code", { exact: true }).fill("K7QM-3XRT-2F");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("link", { name: /does not fit any email/ })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(` ${code.toLowerCase().replaceAll("-", " ")}`);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(linkIn(email, "confirm"));
  await expect(page.getByRole("button", { name: messages.en.confirm })).toBeVisible();
});

test("a missing, cut, garbled or foreign token gets a helpful page with a link to a new email", async ({ page }) => {
  const link = linkIn(await signAs(page, newEmail("cut")), "confirm");
  const token = link.split("/").at(-1)!;
  const before = await countNow(page);
  for (const bad of [token.slice(0, -5), `${token.slice(0, -1)}_`, "x".repeat(32), "A".repeat(32), "%00%ff", "a/b"]) {
    const response = await page.goto(`/confirm/${bad}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByLabel("Code", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /Sign again/ })).toBeVisible();
  }
  await expectAccessible(page);
  // A token is valid for its own purpose only.
  expect((await page.goto(`/signature/${token}`))?.status()).toBe(404);
  expect((await page.goto(`/unsubscribe/${token}`))?.status()).toBe(404);
  expect(await countNow(page)).toBe(before);
});

test("a link works with what mail programs and people add to it, and so does the code on the page of a broken link", async ({
  page,
}) => {
  const email = await signAs(page, newEmail("mangled"));
  const link = linkIn(email, "confirm");
  const cut = link.length - 12;
  const { pathname } = new URL(link);
  for (const mangled of [
    `${pathname}.`,
    `${pathname})`,
    `${pathname}%3E`,
    `${pathname}%20`,
    `${pathname}%0D%0A`,
    `${pathname}=`,
    `${pathname}%E2%80%8B`,
    `${pathname}//`,
    `${pathname}/..%2f`,
    `${pathname}%`,
    `${pathname}%ff`,
    `${pathname}\\`,
    pathname.replace("/confirm/", "/confirm/%20"),
    pathname.replace("/confirm/", "/confirm/=3D"),
    pathname.replace("/confirm/", "/confirm/%3C"),
    `${pathname.slice(0, 20)}%0A${pathname.slice(20)}`,
    `${pathname.slice(0, 20)}=%0D%0A${pathname.slice(20)}`,
  ]) {
    await page.goto(mangled);
    await expect(page.getByRole("button", { name: messages.en.confirm }), mangled).toBeVisible();
  }
  await page.goto(link.slice(0, cut));
  await page.getByLabel("Code", { exact: true }).fill(codeIn(email).replaceAll("-", "–"));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("button", { name: messages.en.confirm })).toBeVisible();
});

test("the page that confirms sends no referrer and is not indexed", async ({ page }) => {
  const link = linkIn(await signAs(page, newEmail("private")), "confirm");
  const response = await page.goto(link);
  expect(response?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(response?.headers()["cache-control"]).toBe("no-store");
  await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});

test("the page shows what the button confirms, which is what its own email was written for", async ({
  page,
  request,
  browser,
}) => {
  const email = newEmail("replaced");
  // The form does not ask for a comment or how the name is shown, but takes them.
  const hidden = await hiddenFields(browser, PETITION, "zip");
  const posts = ({ name, zip }: { name: string; zip: string }, more: Record<string, string>) =>
    postForm(request, PETITION, { ...hidden, name, email, zip, age: "on", ...more });
  expect((await posts(cast.grace, { comment: "Please act\nthis year", display: "initials" })).status).toBe(303);
  const own = linkIn(await nextEmail(email), "confirm");
  await posts(cast.mallory, { display: "name" });
  const foreign = linkIn(await nextEmail(email, 2), "confirm");
  expect(foreign).not.toBe(own);

  await page.goto(own);
  const shown = page.getByRole("main").locator("dl");
  for (const text of [cast.grace.name, `Texas, ZIP Code ${cast.grace.zip}`, "Please act", "G. O."])
    await expect(shown).toContainText(text);
  await expect(shown).not.toContainText(cast.mallory.name);
  await expectAccessible(page);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);

  const ownPage = linkIn(await nextEmail(email, 3), "signature");
  await page.goto(ownPage);
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.grace.name);
  // The owner of the mailbox may still confirm the other form, whose page says that it replaces this one.
  const before = await countNow(page);
  await page.goto(foreign);
  await expect(page.getByText("You have confirmed another form before.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  expect(await countNow(page)).toBe(before);
  await page.goto(ownPage);
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.mallory.name);
});

test("somebody who uses up the emails of a mailbox cannot keep its owner from their own form", async ({
  page,
  request,
  browser,
}) => {
  const email = newEmail("flooded");
  const hidden = await hiddenFields(browser, PETITION, "zip");
  const sends = (name: string) =>
    postForm(request, PETITION, { ...hidden, name, email, zip: cast.mallory.zip, display: "name", age: "on" });
  for (const letter of "ABCDE") await sends(`Mallory ${letter}`);
  const foreign = linkIn(await nextEmail(email, 5), "confirm");

  await page.goto(PETITION);
  await fillIn(page, "en", { ...cast.grace, email });
  await send(page, "en");
  await expectCheckYourEmail(page, "en");

  await page.goto(foreign);
  const others = page.getByRole("region", { name: "Other forms with your email address" });
  await expect(others.getByRole("listitem")).toHaveCount(5);
  await expectAccessible(page);
  await others.getByRole("link", { name: `${cast.grace.name}, Texas` }).click();
  await expect(page.getByRole("main").locator("dl")).toContainText(cast.grace.name);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await page.goto(linkIn(await nextEmail(email, 6), "signature"));
  await expect(page.getByLabel(messages.en.name, { exact: true })).toHaveValue(cast.grace.name);
});

test("what is added on the page of thanks is on the own page, with the link's token and no other", async ({
  page,
  request,
  browser,
}) => {
  const email = newEmail("adds");
  const link = linkIn(await signAs(page, email), "confirm");
  await page.goto(link);
  await page.getByRole("button", { name: messages.en.confirm }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(messages.en.thanks);
  await expect(page, "the token is hidden, and the form still knows it").toHaveURL(new RegExp(`${PETITION}/thanks$`));
  await page.locator("#street").fill("x".repeat(101));
  await page.getByRole("button", { name: messages.en.add }).click();
  await expect(page.getByRole("link", { name: /Shorten the street/ })).toBeVisible();
  await expectAccessible(page);
  await addToSignature(page, "en", { street: "1100 Congress Ave", comment: "For\nher", display: "name" });
  await expect(page.getByText("It is with your signature now.")).toBeVisible();
  await expect(page.locator("#comment")).toHaveValue("For\nher");
  await expect(page.locator("input[name=display][value=name]")).toBeChecked();
  await expectAccessible(page);

  // The page of the link stays empty, and so does what it sends: nothing is replaced by it.
  await page.goto(link);
  await page.waitForLoadState("networkidle");
  await expect(page.locator("#comment")).toHaveValue("");
  await addToSignature(page, "en", { display: "initials" });
  await expect(page.locator("#comment")).toHaveValue("For\nher");
  await expect(page.locator("input[name=display][value=initials]")).toBeChecked();

  // A link that has confirmed nothing yet adds nothing.
  const other = linkIn(await signAs(page, newEmail("adds-nothing")), "confirm");
  const token = (url: string) => url.split("/").at(-1)!;
  const fields = Object.entries(await hiddenFields(browser, link, "street")).map(([name, value]) => [
    name,
    value.replaceAll(token(link), token(other)),
  ]);
  const refused = await postForm(request, other, { ...Object.fromEntries(fields), comment: "Not mine" });
  expect(refused.status).toBe(200);
  expect(refused.body).not.toContain("/signature/");
});
