import { expect, test, describe } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";

const postbox = freshPostbox();

describe("idempotency keys", () => {
  test("a repeated request gets the same response and sends nothing, even after a restart", async () => {
    const send = () =>
      postbox.resend().batch.send([mailTo("a@example.org"), mailTo("b@example.org")], { idempotencyKey: "key-1" });
    const first = await send();
    expect((await send()).data).toEqual(first.data);
    await postbox.stop();
    await postbox.start();
    expect((await send()).data).toEqual(first.data);
    expect((await postbox.mails()).total).toBe(2);
  });

  test("another body under the same key is refused", async () => {
    await postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "key-1" });
    const { error } = await postbox.resend().emails.send(mailTo("b@example.org"), { idempotencyKey: "key-1" });
    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
    expect((await postbox.mails()).total).toBe(1);
  });

  test("ten requests with one key at once send one mail", async () => {
    const responses = await Promise.all(
      Array.from({ length: 10 }, () =>
        postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "key-1" }),
      ),
    );
    for (const { error } of responses)
      expect(error === null || error.name === "concurrent_idempotent_requests").toBe(true);
    expect(responses.some(({ error }) => error === null)).toBe(true);
    expect((await postbox.mails()).total).toBe(1);
  });

  test("a request that was refused does not use up its key", async () => {
    expect((await postbox.resend().emails.send(mailTo("wrong"), { idempotencyKey: "key-1" })).error).toMatchObject({
      statusCode: 422,
    });
    expect((await postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "key-1" })).error).toBeNull();
  });

  test("a key longer than the service allows is refused", async () => {
    const { error } = await postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "k".repeat(257) });
    expect(error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  });
});
