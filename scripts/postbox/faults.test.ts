import { expect, test, describe } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";

const postbox = freshPostbox();

describe("limits and faults", () => {
  test("requests above the rate limit get 429 with retry-after", async () => {
    await postbox.stop();
    await postbox.start({ requestsPerSecond: 5 });
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, i) => postbox.resend().emails.send(mailTo(`r${i}@example.org`))),
    );
    const refused = responses.filter(({ error }) => error?.name === "rate_limit_exceeded");
    expect(refused).toHaveLength(3);
    expect(refused[0]!.headers).toMatchObject({
      "retry-after": "1",
      "ratelimit-remaining": "0",
      "ratelimit-policy": "5;w=1",
    });
  });

  test("a fault has the requested status, for the requested number of requests", async () => {
    await postbox.post("/faults", { status: 429, retryAfter: 12 });
    const first = await postbox.resend().emails.send(mailTo("a@example.org"));
    expect(first.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(first.headers!["retry-after"]).toBe("12");
    await postbox.post("/faults", { status: 503, times: 2 });
    expect((await postbox.resend().emails.send(mailTo("a@example.org"))).error).toMatchObject({
      statusCode: 503,
      name: "service_unavailable",
    });
    expect((await postbox.resend().emails.send(mailTo("a@example.org"))).error).toMatchObject({ statusCode: 503 });
    expect((await postbox.resend().emails.send(mailTo("a@example.org"))).error).toBeNull();
    expect((await postbox.post("/faults", { status: 299 })).status).toBe(422);
  });

  test("each request with a poison email gets 500, and none of its emails is accepted", async () => {
    await postbox.post("/faults", { poisonEmail: "p@example.org" });
    for (let time = 0; time < 2; time += 1) {
      const { error } = await postbox.resend().batch.send([mailTo("a@example.org"), mailTo("p@example.org")]);
      expect(error).toMatchObject({ statusCode: 500, name: "internal_server_error" });
    }
    expect((await postbox.resend().batch.send([mailTo("a@example.org")])).error).toBeNull();
    expect((await postbox.resend().emails.list()).data!.data).toHaveLength(1);
  });

  test("a fault may accept the mail and cut the connection before the response", async () => {
    await postbox.post("/faults", { status: "drop-after-accept" });
    const { error } = await postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "key-1" });
    expect(error).toMatchObject({ statusCode: null });
    expect((await postbox.mails()).total).toBe(1);
    expect((await postbox.resend().emails.send(mailTo("a@example.org"), { idempotencyKey: "key-1" })).error).toBeNull();
    expect((await postbox.mails()).total).toBe(1);
  });

  test("a fault may leave a request without a response", async () => {
    await postbox.post("/faults", { status: "timeout" });
    const { error } = await postbox.resend().emails.list({}, { signal: AbortSignal.timeout(200) } as never);
    expect(error).toMatchObject({ statusCode: null });
  });
});
