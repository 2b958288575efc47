import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";

import { Resend } from "resend";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { startPostbox, type Postbox } from "./server.ts";

const SECRET = `whsec_${Buffer.from("the webhook secret of this test").toString("base64")}`;

let folder: string;
let postbox: Postbox;
let resend: Resend;
// Where signed events arrive.
const events: { headers: Record<string, string>; body: string }[] = [];
const site = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on("end", () => {
    events.push({ headers: request.headers as Record<string, string>, body });
    response.end();
  });
});

async function start({ requestsPerSecond = 1_000 } = {}): Promise<void> {
  const { port } = site.address() as AddressInfo;
  postbox = await startPostbox({
    port: 0,
    folder,
    requestsPerSecond,
    siteUrl: `http://127.0.0.1:${port}`,
    webhookSecret: SECRET,
  });
  resend = new Resend("re_test", { baseUrl: postbox.url });
}

beforeAll(
  () =>
    new Promise<void>((resolve) => {
      site.listen(0, "127.0.0.1", resolve);
    }),
);
afterAll(() => {
  site.close();
});
beforeEach(async () => {
  events.length = 0;
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-postbox-"));
  await start();
});
afterEach(async () => {
  await postbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

const mail = (to: string, more = {}) => ({
  from: "Harbor <harbor@example.org>",
  to,
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  ...more,
});
const mails = async (query = "") =>
  (await (await fetch(`${postbox.url}/api/mails?${query}`)).json()) as {
    total: number;
    mails: Record<string, unknown>[];
  };
const post = (where: string, body: object) =>
  fetch(postbox.url + where, { method: "POST", body: JSON.stringify(body) });

describe("the postbox, used through the SDK of the service", () => {
  test("takes a mail and gives it back", async () => {
    const { data, error, headers } = await resend.emails.send(
      mail("ada@example.org", { replyTo: "desk@example.org", tags: [{ name: "email", value: "1" }] }),
    );
    expect(error).toBeNull();
    expect(headers).toMatchObject({
      "ratelimit-limit": "1000",
      "ratelimit-policy": "1000;w=1",
      "ratelimit-reset": "1",
    });
    const found = await resend.emails.get(data!.id);
    expect(found.data).toMatchObject({
      object: "email",
      id: data!.id,
      to: ["ada@example.org"],
      subject: "Hello",
      last_event: "sent",
      html: "<p>Hello</p>",
    });
    expect((await mails("to=ADA@example.org")).mails).toMatchObject([
      { reply_to: ["desk@example.org"], tags: [{ name: "email", value: "1" }] },
    ]);
  });

  test("lists newest first and turns pages by id", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await resend.emails.send(mail(`n${i}@example.org`))).data!.id);
    const idsOf = async (options: object) => {
      const { data } = await resend.emails.list(options);
      return { ids: data!.data.map(({ id }) => id), more: data!.has_more };
    };
    expect(await idsOf({ limit: 2 })).toEqual({ ids: ids.slice(0, 2), more: true });
    expect(await idsOf({ limit: 2, after: ids[1] })).toEqual({ ids: ids.slice(2, 4), more: true });
    expect(await idsOf({ limit: 2, after: ids[3] })).toEqual({ ids: ids.slice(4), more: false });
    expect(await idsOf({ limit: 2, before: ids[3] })).toEqual({ ids: ids.slice(1, 3), more: true });
  });

  test("moves and cancels a mail that is scheduled, and no other", async () => {
    const { data } = await resend.emails.send(mail("ada@example.org", { scheduledAt: "2030-01-01T00:00:00.000Z" }));
    await resend.emails.update({ id: data!.id, scheduledAt: "2031-01-01T00:00:00.000Z" });
    expect((await resend.emails.get(data!.id)).data).toMatchObject({
      last_event: "scheduled",
      scheduled_at: "2031-01-01T00:00:00.000Z",
    });
    expect((await resend.emails.cancel(data!.id)).data).toEqual({ object: "email", id: data!.id });
    expect((await resend.emails.cancel(data!.id)).error).toMatchObject({ statusCode: 422 });
  });

  test("a batch answers in order; strict fails as a whole for one bad address, permissive tells its place", async () => {
    const batch = [mail("a@example.org"), mail("not an address"), mail("c@example.org")];
    const strict = await resend.batch.send(batch);
    expect(strict.error).toMatchObject({
      statusCode: 422,
      name: "validation_error",
      message: expect.stringContaining("Invalid `to` field"),
    });
    expect((await mails()).total).toBe(0);
    const permissive = await resend.batch.send(batch, { batchValidation: "permissive" });
    expect(permissive.data!.data).toHaveLength(2);
    expect(permissive.data!.errors).toEqual([{ index: 1, message: expect.stringContaining("Invalid `to` field") }]);
    expect((await resend.emails.get(permissive.data!.data[1]!.id)).data!.to).toEqual(["c@example.org"]);
  });

  test("says what is missing or wrong in the names of the service", async () => {
    const refusal = async (more: object) =>
      (await resend.emails.send({ ...mail("a@example.org"), ...more } as never)).error;
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
    expect((await resend.batch.send(Array(101).fill(mail("a@example.org")))).error).toMatchObject({ statusCode: 422 });
    expect((await resend.emails.get("nothing")).error).toMatchObject({ statusCode: 404, name: "not_found" });
    const wrongKey = new Resend("sk_other", { baseUrl: postbox.url });
    expect((await wrongKey.emails.list()).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
  });

  test("keeps a list of suppressed addresses, and delivers nothing to them", async () => {
    const { data } = await resend.suppressions.add({ email: "Ada@example.org" });
    expect((await resend.suppressions.get("ada@example.org")).data).toMatchObject({ id: data!.id, origin: "manual" });
    const sent = await resend.emails.send(mail("ada@example.org"));
    expect((await resend.emails.get(sent.data!.id)).data!.last_event).toBe("suppressed");
    expect((await resend.suppressions.list({ origin: "bounce" })).data!.data).toEqual([]);
    await resend.suppressions.remove(data!.id);
    expect((await resend.suppressions.get("ada@example.org")).error).toMatchObject({ statusCode: 404 });
  });
});

describe("idempotency keys", () => {
  test("the same request again gets the same answer and sends nothing, also after a restart", async () => {
    const send = () => resend.batch.send([mail("a@example.org"), mail("b@example.org")], { idempotencyKey: "key-1" });
    const first = await send();
    expect((await send()).data).toEqual(first.data);
    await postbox.stop();
    await start();
    expect((await send()).data).toEqual(first.data);
    expect((await mails()).total).toBe(2);
  });

  test("another body under the same key is refused", async () => {
    await resend.emails.send(mail("a@example.org"), { idempotencyKey: "key-1" });
    const { error } = await resend.emails.send(mail("b@example.org"), { idempotencyKey: "key-1" });
    expect(error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
    expect((await mails()).total).toBe(1);
  });

  test("ten requests with one key at once send one mail", async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => resend.emails.send(mail("a@example.org"), { idempotencyKey: "key-1" })),
    );
    for (const { error } of answers)
      expect(error === null || error.name === "concurrent_idempotent_requests").toBe(true);
    expect(answers.some(({ error }) => error === null)).toBe(true);
    expect((await mails()).total).toBe(1);
  });

  test("a request that was refused does not use up its key", async () => {
    expect((await resend.emails.send(mail("wrong"), { idempotencyKey: "key-1" })).error).toMatchObject({
      statusCode: 422,
    });
    expect((await resend.emails.send(mail("a@example.org"), { idempotencyKey: "key-1" })).error).toBeNull();
  });

  test("a key longer than the service allows is refused", async () => {
    const { error } = await resend.emails.send(mail("a@example.org"), { idempotencyKey: "k".repeat(257) });
    expect(error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  });
});

describe("limits and faults", () => {
  test("more requests than the limit of a second get 429 with retry-after", async () => {
    await postbox.stop();
    await start({ requestsPerSecond: 5 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => resend.emails.send(mail(`r${i}@example.org`))),
    );
    const refused = answers.filter(({ error }) => error?.name === "rate_limit_exceeded");
    expect(refused).toHaveLength(3);
    expect(refused[0]!.headers).toMatchObject({
      "retry-after": "1",
      "ratelimit-remaining": "0",
      "ratelimit-policy": "5;w=1",
    });
  });

  test("fails as it is asked to, as often as it is asked to", async () => {
    await post("/faults", { status: 429, retryAfter: 12 });
    const first = await resend.emails.send(mail("a@example.org"));
    expect(first.error).toMatchObject({ statusCode: 429, name: "rate_limit_exceeded" });
    expect(first.headers!["retry-after"]).toBe("12");
    await post("/faults", { status: 503, times: 2 });
    expect((await resend.emails.send(mail("a@example.org"))).error).toMatchObject({
      statusCode: 503,
      name: "service_unavailable",
    });
    expect((await resend.emails.send(mail("a@example.org"))).error).toMatchObject({ statusCode: 503 });
    expect((await resend.emails.send(mail("a@example.org"))).error).toBeNull();
    expect((await post("/faults", { status: 299 })).status).toBe(422);
  });

  test("takes mail and cuts the connection before it says so", async () => {
    await post("/faults", { status: "drop-after-accept" });
    const { error } = await resend.emails.send(mail("a@example.org"), { idempotencyKey: "key-1" });
    expect(error).toMatchObject({ statusCode: null });
    expect((await mails()).total).toBe(1);
    expect((await resend.emails.send(mail("a@example.org"), { idempotencyKey: "key-1" })).error).toBeNull();
    expect((await mails()).total).toBe(1);
  });

  test("does not answer at all", async () => {
    await post("/faults", { status: "timeout" });
    const { error } = await resend.emails.list({}, { signal: AbortSignal.timeout(200) } as never);
    expect(error).toMatchObject({ statusCode: null });
  });
});

describe("webhooks", () => {
  test("are signed so that the SDK of the service verifies them", async () => {
    const { data } = await resend.emails.send(mail("ada@example.org", { tags: [{ name: "email", value: "7" }] }));
    const answer = (await (await post("/webhooks/send", { id: data!.id, type: "email.bounced" })).json()) as {
      answered: { status: number }[];
    };
    expect(answer.answered).toMatchObject([{ status: 200 }]);
    const [event] = events;
    const { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature } = event!.headers;
    const opened = resend.webhooks.verify({
      payload: event!.body,
      headers: { id: id!, timestamp: timestamp!, signature: signature! },
      webhookSecret: SECRET,
    });
    expect(opened).toMatchObject({
      type: "email.bounced",
      data: { email_id: data!.id, to: ["ada@example.org"], tags: { email: "7" }, bounce: { type: "Permanent" } },
    });
    expect((await resend.emails.get(data!.id)).data!.last_event).toBe("bounced");
    expect((await resend.suppressions.get("ada@example.org")).data).toMatchObject({
      origin: "bounce",
      source_id: data!.id,
    });
  });

  test("go to endpoints that were added, with the secret they got", async () => {
    const { port } = site.address() as AddressInfo;
    const hook = await resend.webhooks.create({
      endpoint: `http://127.0.0.1:${port}/mine`,
      events: ["email.delivered"],
    });
    const { data } = await resend.emails.send(mail("ada@example.org"));
    await post("/webhooks/send", { id: data!.id, type: "email.delivered" });
    expect(events).toHaveLength(2);
    const mine = events.find(({ headers, body }) => {
      try {
        resend.webhooks.verify({
          payload: body,
          webhookSecret: hook.data!.signing_secret,
          headers: {
            id: headers["svix-id"]!,
            timestamp: headers["svix-timestamp"]!,
            signature: headers["svix-signature"]!,
          },
        });
        return true;
      } catch {
        return false;
      }
    });
    expect(mine).toBeDefined();
  });
});

describe("its pages", () => {
  test("list the mails newest first, searched by a part of the address, page by page", async () => {
    await resend.batch.send(Array.from({ length: 60 }, (_, i) => mail(`p${i}@example.org`, { subject: `Mail ${i}` })));
    const page = async (query = "") => (await fetch(`${postbox.url}/${query}`)).text();
    const first = await page();
    expect(first).toContain("60 mails");
    expect(first.indexOf("Mail 59")).toBeLessThan(first.indexOf("Mail 58"));
    expect(first).not.toContain(">Mail 9<");
    expect(await page("?page=2")).toContain(">Mail 9<");
    expect(await page("?to=P7@")).toContain(">Mail 7<");
    expect(await page("?to=nobody")).toContain("No mail to such an address.");
  });

  test("show a mail without letting it run or load anything, with links that open on top", async () => {
    const { data } = await resend.emails.send(
      mail("ada@example.org", {
        subject: "<script>alert(1)</script>",
        html: `<html><head></head><body><a href="https://harbor.example/x" target="_blank">Open</a></body></html>`,
      }),
    );
    const response = await fetch(`${postbox.url}/mails/${data!.id}`);
    const text = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).not.toContain("<script>");
    expect(text).toContain('sandbox="allow-popups');
    expect(text).toContain("&lt;base target=&quot;_top&quot;&gt;");
    expect((await fetch(`${postbox.url}/mails/none`)).status).toBe(404);
  });

  test("answer this machine only, and no other site's page", async () => {
    const status = async (headers: Record<string, string>) => (await fetch(postbox.url, { headers })).status;
    expect(await status({})).toBe(200);
    expect(await status({ "sec-fetch-site": "cross-site" })).toBe(403);
  });
});
