import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { freshPostbox, mailTo } from "../../tests/fresh-postbox.ts";

const SECRET = `whsec_${Buffer.from("the webhook secret of this test").toString("base64")}`;

// Receives the signed events.
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
await new Promise<void>((resolve) => {
  site.listen(0, "127.0.0.1", resolve);
});
const { port } = site.address() as AddressInfo;
afterAll(() => {
  site.close();
});
beforeEach(() => {
  events.length = 0;
});

const postbox = freshPostbox({ siteUrl: `http://127.0.0.1:${port}`, webhookSecret: SECRET });

describe("webhooks", () => {
  test("are signed so that the SDK of the service verifies them", async () => {
    const { data } = await postbox
      .resend()
      .emails.send(mailTo("ada@example.org", { tags: [{ name: "email", value: "7" }] }));
    const body = (await (await postbox.post("/webhooks/send", { id: data!.id, type: "email.bounced" })).json()) as {
      responses: { status: number }[];
    };
    expect(body.responses).toMatchObject([{ status: 200 }]);
    const [event] = events;
    const { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature } = event!.headers;
    const opened = postbox.resend().webhooks.verify({
      payload: event!.body,
      headers: { id: id!, timestamp: timestamp!, signature: signature! },
      webhookSecret: SECRET,
    });
    expect(opened).toMatchObject({
      type: "email.bounced",
      data: { email_id: data!.id, to: ["ada@example.org"], tags: { email: "7" }, bounce: { type: "Permanent" } },
    });
    expect((await postbox.resend().emails.get(data!.id)).data!.last_event).toBe("bounced");
    expect((await postbox.resend().suppressions.get("ada@example.org")).data).toMatchObject({
      origin: "bounce",
      source_id: data!.id,
    });
  });

  test("go to added endpoints, signed with the secret of each", async () => {
    const hook = await postbox.resend().webhooks.create({
      endpoint: `http://127.0.0.1:${port}/mine`,
      events: ["email.delivered"],
    });
    const { data } = await postbox.resend().emails.send(mailTo("ada@example.org"));
    await postbox.post("/webhooks/send", { id: data!.id, type: "email.delivered" });
    expect(events).toHaveLength(2);
    const mine = events.find(({ headers, body }) => {
      try {
        postbox.resend().webhooks.verify({
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
