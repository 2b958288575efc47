import { expect, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm, rawResponse, type RawResponse } from "./support/raw-form.ts";
import { type Language, newEmail, PETITION, messages } from "./support/signing.ts";
import { emailHashOf } from "./support/tokens.ts";

// A form without the header that browsers send is handled by Next (docs/decisions/direct-actions.md).
const fromBrowser = (baseURL = "") => ({ origin: new URL(baseURL).origin });
const fieldsOf = (email: string) => ({
  name: cast.grace.name,
  email,
  zip: cast.grace.zip,
  display: "hidden",
  age: "on",
});

for (const language of ["en", "es"] as Language[]) {
  const { prefix, confirm, thanks } = messages[language];
  const url = `${prefix}${PETITION}`;

  test(`new, pending, confirmed and suppressed emails get the same status, headers and page, and different emails (${language})`, async ({
    page,
    request,
    browser,
    baseURL,
  }) => {
    const headers = language === "en" ? fromBrowser(baseURL) : {};
    const people = {
      fresh: newEmail("new"),
      pending: newEmail("pending"),
      confirmed: newEmail("confirmed"),
      suppressed: newEmail("suppressed"),
    };
    const hidden = await hiddenFields(browser, url, "zip");
    const sign = (email: string) => postForm(request, url, { ...hidden, ...fieldsOf(email) }, headers);

    await sign(people.pending);
    await sign(people.confirmed);
    await page.goto(linkIn(await nextEmail(people.confirmed), "confirm"));
    await page.getByRole("button", { name: confirm }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(thanks);
    await nextEmail(people.confirmed, 2);
    // Equal forms within a minute are one, so the first ones are made older.
    await onDatabase("UPDATE signature_draft SET emailed_at = emailed_at - interval '2 minutes'");
    await onDatabase("UPDATE signature SET last_post_at = last_post_at - interval '2 minutes' WHERE email_hash = $1", [
      await emailHashOf(people.pending),
    ]);
    // Suppressed, and it has already got its one requested email of the day.
    await onDatabase("INSERT INTO suppressed_email (email_hash, reason, retried_at) VALUES ($1, 'complaint', now())", [
      await emailHashOf(people.suppressed),
    ]);

    const responses = [];
    for (const email of Object.values(people)) {
      const response = await sign(email);
      const location = response.headers.find(([name]) => name === "location")?.[1];
      const next = await rawResponse(await request.get(location!));
      for (const text of [response.body, next.body]) expect(text).not.toContain(email);
      responses.push({ response, next });
    }
    const [first, ...others] = responses;
    expect(first).toMatchObject({ response: { status: 303 }, next: { status: 200 } });
    for (const other of others) expect(other).toEqual(first);

    await nextEmail(people.fresh);
    await nextEmail(people.pending, 2);
    const email = await nextEmail(people.confirmed, 3);
    linkIn(email, "signature");
    expect(email.text).not.toContain("/confirm/");
    expect(await emailsTo(people.suppressed)).toEqual([]);
  });
}

test("an accepted form has the same response whether the server process calls its action or Next does", async ({
  request,
  browser,
  baseURL,
}) => {
  const hidden = await hiddenFields(browser, PETITION, "zip");
  const sign = (headers = {}) => postForm(request, PETITION, { ...hidden, ...fieldsOf(newEmail("alike")) }, headers);
  const [direct, byNext] = [await sign(fromBrowser(baseURL)), await sign()];
  const headersOf = (response: RawResponse) => {
    const { vary: _forNextsScript, "x-middleware-rewrite": _ofNext, ...headers } = Object.fromEntries(response.headers);
    const [policy, caching] = [headers["content-security-policy"], headers["cache-control"]];
    return {
      ...headers,
      "content-security-policy": policy?.replace(" 'nonce-NONCE'", ""),
      "cache-control": /no-store/.exec(caching!)?.[0],
    };
  };
  expect(Object.fromEntries(byNext.headers)["x-middleware-rewrite"], "Next handled one of them").toBeDefined();
  expect(Object.fromEntries(direct.headers)["x-middleware-rewrite"]).toBeUndefined();
  expect({ ...direct, headers: headersOf(direct) }).toEqual({ ...byNext, headers: headersOf(byNext) });
});
