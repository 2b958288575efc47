import { expect, test } from "@playwright/test";

import { cast } from "../prisma/cast.ts";
import { onDatabase } from "./support/database.ts";
import { emailsTo, linkIn, nextEmail } from "./support/postbox.ts";
import { hiddenFields, postForm, rawResponse } from "./support/raw-form.ts";
import { type Language, newEmail, PETITION, messages } from "./support/signing.ts";
import { emailHashOf } from "./support/tokens.ts";

for (const language of ["en", "es"] as Language[]) {
  const { prefix, confirm, thanks } = messages[language];
  const url = `${prefix}${PETITION}`;

  test(`new, pending, confirmed and suppressed emails get the same status, headers and page, and different emails (${language})`, async ({
    page,
    request,
    browser,
  }) => {
    const people = {
      fresh: newEmail("new"),
      pending: newEmail("pending"),
      confirmed: newEmail("confirmed"),
      suppressed: newEmail("suppressed"),
    };
    const hidden = await hiddenFields(browser, url, "zip");
    const sign = (email: string) =>
      postForm(request, url, {
        ...hidden,
        name: cast.grace.name,
        email,
        zip: cast.grace.zip,
        display: "hidden",
        age: "on",
      });

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
