import { Resend } from "resend";
import { expect, test, describe } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";

const postbox = freshPostbox();

describe("the postbox, used through the SDK of the service", () => {
  test("accepts a mail and returns it", async () => {
    const { data, error, headers } = await postbox
      .resend()
      .emails.send(mailTo("ada@example.org", { replyTo: "desk@example.org", tags: [{ name: "email", value: "1" }] }));
    expect(error).toBeNull();
    expect(headers).toMatchObject({
      "ratelimit-limit": "1000",
      "ratelimit-policy": "1000;w=1",
      "ratelimit-reset": "1",
    });
    const found = await postbox.resend().emails.get(data!.id);
    expect(found.data).toMatchObject({
      object: "email",
      id: data!.id,
      to: ["ada@example.org"],
      subject: "Hello",
      last_event: "sent",
      html: "<p>Hello</p>",
    });
    expect((await postbox.mails("to=ADA@example.org")).mails).toMatchObject([
      { reply_to: ["desk@example.org"], tags: [{ name: "email", value: "1" }] },
    ]);
  });

  test("lists mails newest first, in pages with an id as the cursor", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await postbox.resend().emails.send(mailTo(`n${i}@example.org`))).data!.id);
    const idsOf = async (options: object) => {
      const { data } = await postbox.resend().emails.list(options);
      return { ids: data!.data.map(({ id }) => id), more: data!.has_more };
    };
    expect(await idsOf({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), more: true });
    expect(await idsOf({ limit: 2, after: ids[1] })).toEqual({ ids: ids.slice(2, 4), more: true });
    expect(await idsOf({ limit: 2, after: ids[3] })).toEqual({ ids: ids.slice(4), more: false });
    expect(await idsOf({ limit: 2, before: ids[3] })).toEqual({ ids: ids.slice(1, 3), more: true });
  });

  test("reschedules and cancels a scheduled mail, and no other", async () => {
    const { data } = await postbox
      .resend()
      .emails.send(mailTo("ada@example.org", { scheduledAt: "2030-01-01T00:00:00.000Z" }));
    await postbox.resend().emails.update({ id: data!.id, scheduledAt: "2031-01-01T00:00:00.000Z" });
    expect((await postbox.resend().emails.get(data!.id)).data).toMatchObject({
      last_event: "scheduled",
      scheduled_at: "2031-01-01T00:00:00.000Z",
    });
    expect((await postbox.resend().emails.cancel(data!.id)).data).toEqual({ object: "email", id: data!.id });
    expect((await postbox.resend().emails.cancel(data!.id)).error).toMatchObject({ statusCode: 422 });
  });

  test("a batch gets its ids in order; strict fails as a whole for one bad email, permissive returns its place", async () => {
    const batch = [mailTo("a@example.org"), mailTo("not an email"), mailTo("c@example.org")];
    const strict = await postbox.resend().batch.send(batch);
    expect(strict.error).toMatchObject({
      statusCode: 422,
      name: "validation_error",
      message: expect.stringContaining("Invalid `to` field"),
    });
    expect((await postbox.mails()).total).toBe(0);
    const permissive = await postbox.resend().batch.send(batch, { batchValidation: "permissive" });
    expect(permissive.data!.data).toHaveLength(2);
    expect(permissive.data!.errors).toEqual([{ index: 1, message: expect.stringContaining("Invalid `to` field") }]);
    expect((await postbox.resend().emails.get(permissive.data!.data[1]!.id)).data!.to).toEqual(["c@example.org"]);
  });

  test("refuses missing and wrong fields with the error names of the service", async () => {
    const refusal = async (more: object) =>
      (await postbox.resend().emails.send({ ...mailTo("a@example.org"), ...more } as never)).error;
    expect(await refusal({ to: undefined })).toEqual({
      statusCode: 422,
      name: "missing_required_field",
      message: "Missing `to` field.",
    });
    expect(await refusal({ subject: "" })).toMatchObject({
      name: "missing_required_field",
      message: "Missing `subject` field.",
    });
    expect(await refusal({ html: undefined, text: undefined })).toMatchObject({ name: "missing_required_field" });
    expect(await refusal({ from: "nobody" })).toMatchObject({ statusCode: 422, name: "invalid_from_address" });
    expect(await refusal({ to: Array(51).fill("a@example.org") })).toMatchObject({
      statusCode: 422,
      name: "validation_error",
    });
    expect(await refusal({ tags: [{ name: "with space", value: "x" }] })).toMatchObject({ name: "validation_error" });
    expect((await postbox.resend().batch.send(Array(101).fill(mailTo("a@example.org")))).error).toMatchObject({
      statusCode: 422,
    });
    expect((await postbox.resend().emails.get("nothing")).error).toMatchObject({ statusCode: 404, name: "not_found" });
    const wrongKey = new Resend("sk_other", { baseUrl: postbox.url() });
    expect((await wrongKey.emails.list()).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
  });

  test("has a suppression list, and delivers nothing to the emails on it", async () => {
    const { data } = await postbox.resend().suppressions.add({ email: "Ada@example.org" });
    expect((await postbox.resend().suppressions.get("ada@example.org")).data).toMatchObject({
      id: data!.id,
      origin: "manual",
    });
    const sent = await postbox.resend().emails.send(mailTo("ada@example.org"));
    expect((await postbox.resend().emails.get(sent.data!.id)).data!.last_event).toBe("suppressed");
    expect((await postbox.resend().suppressions.list({ origin: "bounce" })).data!.data).toEqual([]);
    await postbox.resend().suppressions.remove(data!.id);
    expect((await postbox.resend().suppressions.get("ada@example.org")).error).toMatchObject({ statusCode: 404 });
  });

  test("takes up to a hundred emails off that list, and one that is not on it is no error", async () => {
    for (const email of ["ada@example.org", "ben@example.org"]) await postbox.resend().suppressions.add({ email });
    const { data } = await postbox.resend().suppressions.batch.remove({
      emails: ["ada@example.org", "nobody@example.org", "Ben@example.org"],
    });
    expect(data!.data).toEqual([
      expect.objectContaining({ deleted: true }),
      expect.objectContaining({ deleted: true }),
    ]);
    expect((await postbox.resend().suppressions.list()).data!.data).toEqual([]);
    const tooMany = Array.from({ length: 101 }, (_, i) => `a${i}@example.org`);
    expect((await postbox.resend().suppressions.batch.remove({ emails: tooMany })).error).toMatchObject({
      statusCode: 422,
    });
  });
});
