import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { countByStatus, writeEmails } from "@/tests/emails";
import { signedWebhook as signed } from "@/tests/signed-webhook";

import { POST } from "./route";

const ADA = "ada@example.org";
const URL = "http://localhost:3000/api/webhooks/resend";

beforeEach(async () => {
  await emptyDatabase();
  await writeEmails([ADA], new Date());
  await onDatabase((client) =>
    client.query(
      "UPDATE outbox_email SET status = 'sent', sent_at = created_at, provider_id = 'provider-1', recipient_sealed = NULL, secret_sealed = NULL",
    ),
  );
});

const bounce = JSON.stringify({
  type: "email.bounced",
  created_at: "2026-03-01T12:00:00Z",
  data: {
    email_id: "provider-1",
    to: [ADA],
    tags: {},
    bounce: { type: "Permanent", subType: "General", message: "no such user" },
  },
});

const suppressed = () =>
  onDatabase(async (client) => Number((await client.query("SELECT 1 FROM suppressed_email")).rowCount));

describe("behaviour 20: a webhook of the mail service", () => {
  test("with a valid signature suppresses a mailbox that bounced for good", async () => {
    expect((await POST(signed(bounce))).status).toBe(200);
    expect(await countByStatus()).toEqual({ bounced: 1 });
    expect(await suppressed()).toBe(1);
  });

  test("that is repeated gets 200 and changes nothing", async () => {
    await POST(signed(bounce));
    await onDatabase((client) => client.query("DELETE FROM suppressed_email"));
    expect((await POST(signed(bounce))).status).toBe(200);
    expect(await suppressed()).toBe(0);
  });

  test.each<[string, () => Request, number]>([
    [
      "forged",
      () => signed(bounce, { secret: `whsec_${Buffer.from("another secret altogether").toString("base64")}` }),
      401,
    ],
    [
      "altered on its way",
      () =>
        new Request(URL, {
          method: "POST",
          headers: signed(bounce).headers,
          body: bounce.replace("provider-1", "provider-2"),
        }),
      401,
    ],
    ["older than five minutes", () => signed(bounce, { at: Date.now() - 301_000 }), 401],
    ["dated in the future", () => signed(bounce, { at: Date.now() + 301_000 }), 401],
    ["without signature", () => new Request(URL, { method: "POST", body: bounce }), 400],
    ["that is no JSON", () => signed("not json"), 401],
    ["that is no event", () => signed("[]"), 400],
    [
      "that is larger than any event",
      () => signed(`{"type":"email.bounced","data":{"x":"${"x".repeat(300_000)}"}}`),
      413,
    ],
  ])("%s is refused as a problem and changes nothing", async (_, request, status) => {
    const response = await POST(request());
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status });
    expect(await countByStatus()).toEqual({ sent: 1 });
    expect(await suppressed()).toBe(0);
  });

  test.each([
    [
      "of a type not known here",
      JSON.stringify({ type: "email.levitated", data: { email_id: "provider-1", to: [ADA] } }),
    ],
    ["with strange data", JSON.stringify({ type: "email.bounced", data: { email_id: 7, to: "x", bounce: "hard" } })],
    ["without data", JSON.stringify({ type: "contact.created", data: null })],
  ])("%s gets 200 and changes nothing", async (_, body) => {
    expect((await POST(signed(body))).status).toBe(200);
    expect(await countByStatus()).toEqual({ sent: 1 });
    expect(await suppressed()).toBe(0);
  });
});
