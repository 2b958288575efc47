import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { countByStatus, readEmails, writeEmails } from "../../tests/emails";
import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { open } from "../seal";
import { addMilliseconds, DAY } from "../time";
import { endOldEmails, enqueueEmail, purgeOldEmails, receiveWebhookEvent } from "./commands";
import type { WebhookEvent } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const ADA = "ada@example.org";

beforeEach(emptyDatabase);

const draft = {
  kind: "organizer-sign-in" as const,
  email: ADA,
  emailHash: emailHash(ADA),
  locale: "es" as const,
  props: {},
  secret: { url: "https://harbor.example/secret-path" },
  notBefore: now,
};

const suppressions = () =>
  onDatabase(
    async (client) =>
      (await client.query<{ email_hash: Buffer; reason: string }>("SELECT email_hash, reason FROM suppressed_email"))
        .rows,
  );

describe("writing an email", () => {
  test("nothing personal and nothing secret is readable in its row", async () => {
    await enqueueEmail(db, draft, now);
    const [row] = await readEmails();
    const text = JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    expect(text).not.toContain("ada");
    expect(text).not.toContain("secret-path");
    const hex = draft.emailHash.toString("hex");
    expect(open(row!.recipient_sealed!, `email/${hex}`)).toBe(ADA);
    expect(JSON.parse(open(row!.secret_sealed!, `letter/${hex}`))).toEqual(draft.secret);
  });

  test("an email and the event that causes it exist together or not at all", async () => {
    await expect(
      db.$transaction(async (tx) => {
        await enqueueEmail(tx, draft, now);
        throw new Error("the event failed");
      }),
    ).rejects.toThrow("the event failed");
    expect(await readEmails()).toEqual([]);
  });

  test("a suppressed mailbox gets the same row as any other, because suppression applies when emails are sent", async () => {
    await onDatabase((client) =>
      client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [draft.emailHash]),
    );
    await enqueueEmail(db, draft, now);
    expect(await countByStatus()).toEqual({ waiting: 1 });
  });

  test("props that a template could not show are refused", async () => {
    const { secret: _secret, ...plain } = draft;
    await expect(
      enqueueEmail(db, { ...plain, kind: "organizer-invitation", props: { role: "king" as "admin" } }, now),
    ).rejects.toThrow();
    expect(await readEmails()).toEqual([]);
  });

  test("a secret that its kind does not have is refused", async () => {
    const { secret } = draft;
    await expect(
      enqueueEmail(db, { ...draft, kind: "confirm-subscription", secret: secret as never }, now),
    ).rejects.toThrow();
    await expect(
      enqueueEmail(
        db,
        {
          ...draft,
          kind: "error-report",
          secret: {
            language: "en",
            page: "/facts",
            wrong: "It is",
            source: null,
            replyTo: "a@example.org\r\nBcc: b@example.org",
          },
        },
        now,
      ),
    ).rejects.toThrow();
    expect(await readEmails()).toEqual([]);
  });
});

describe("an event of the mail service", () => {
  const event = (type: string, data: WebhookEvent["data"] = {}): WebhookEvent => ({
    type,
    data: { email_id: "provider-1", to: [ADA], ...data },
  });
  const permanent = event("email.bounced", { bounce: { type: "Permanent", subType: "General" } });

  async function writeSentEmail(): Promise<void> {
    await writeEmails([ADA], now);
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET status = 'sent', sent_at = created_at, provider_id = 'provider-1', recipient_sealed = NULL, secret_sealed = NULL",
      ),
    );
  }

  test("a permanent bounce marks the email and suppresses the mailbox", async () => {
    await writeSentEmail();
    expect(await receiveWebhookEvent("e1", permanent, now)).toBe("taken");
    expect((await readEmails())[0]).toMatchObject({ status: "bounced", error: "Permanent General" });
    expect(await suppressions()).toEqual([{ email_hash: emailHash(ADA), reason: "bounce" }]);
  });

  test("a complaint suppresses the mailbox", async () => {
    await writeSentEmail();
    await receiveWebhookEvent("e1", event("email.complained"), now);
    expect(await countByStatus()).toEqual({ complained: 1 });
    expect((await suppressions())[0]!.reason).toBe("complaint");
  });

  test("a transient bounce does not", async () => {
    await writeSentEmail();
    await receiveWebhookEvent("e1", event("email.bounced", { bounce: { type: "Transient" } }), now);
    expect(await countByStatus()).toEqual({ bounced: 1 });
    expect(await suppressions()).toEqual([]);
  });

  test("repeated twenty times at once it is taken once", async () => {
    await writeSentEmail();
    const results = await Promise.all(Array.from({ length: 20 }, () => receiveWebhookEvent("e1", permanent, now)));
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await suppressions()).toHaveLength(1);
  });

  test("repeated after the suppression was lifted it changes nothing", async () => {
    await writeSentEmail();
    await receiveWebhookEvent("e1", permanent, now);
    await onDatabase((client) => client.query("DELETE FROM suppressed_email"));
    expect(await receiveWebhookEvent("e1", permanent, now)).toBe("repeated");
    expect(await suppressions()).toEqual([]);
  });

  test("in any order the email's status never moves back", async () => {
    await writeSentEmail();
    await receiveWebhookEvent("e1", event("email.complained"), now);
    for (const [id, type] of [
      ["e2", "email.delivered"],
      ["e3", "email.sent"],
      ["e4", "email.failed"],
    ] as const) {
      expect(await receiveWebhookEvent(id, event(type), now)).toBe("taken");
      expect(await countByStatus()).toEqual({ complained: 1 });
    }
  });

  test("that arrives before the response to the request finds its email by the tag", async () => {
    await writeEmails([ADA], now);
    const [row] = await readEmails();
    await receiveWebhookEvent("e1", event("email.delivered", { tags: { email: row!.id } }), now);
    expect((await readEmails())[0]).toMatchObject({
      status: "delivered",
      provider_id: "provider-1",
      recipient_sealed: null,
      secret_sealed: null,
      sent_at: now,
    });
  });

  test("of another system, with the id of our email and another recipient, changes no email", async () => {
    await writeEmails([ADA], now);
    const [row] = await readEmails();
    await receiveWebhookEvent(
      "e1",
      event("email.delivered", { tags: { email: row!.id }, to: ["ben@example.org"] }),
      now,
    );
    expect(await countByStatus()).toEqual({ waiting: 1 });
  });

  test("of a type without a meaning here is marked as seen and changes nothing", async () => {
    await writeSentEmail();
    expect(await receiveWebhookEvent("e1", event("email.opened"), now)).toBe("taken");
    expect(await receiveWebhookEvent("e1", event("email.opened"), now)).toBe("repeated");
    expect(await countByStatus()).toEqual({ sent: 1 });
  });

  test("about a suppression by hand at the service suppresses the mailbox here, and no weaker reason replaces that", async () => {
    const added = (origin: "bounce" | "complaint" | "manual") => ({
      type: "suppression.added",
      data: { email: `Ada <${ADA}>`, origin },
    });
    for (const [id, origin, kept] of [
      ["s1", "bounce", "bounce"],
      ["s2", "manual", "manual"],
      ["s3", "complaint", "manual"],
    ] as const) {
      expect(await receiveWebhookEvent(id, added(origin), now)).toBe("taken");
      expect(await suppressions()).toEqual([{ email_hash: emailHash(ADA), reason: kept }]);
    }
    await receiveWebhookEvent("s4", { type: "suppression.removed", data: { email: ADA, origin: "manual" } }, now);
    expect(await suppressions()).toHaveLength(1);
  });

  test("about an email that was purged still suppresses the mailbox", async () => {
    await receiveWebhookEvent("e1", permanent, now);
    expect(await suppressions()).toEqual([{ email_hash: emailHash(ADA), reason: "bounce" }]);
  });
});

describe("purging", () => {
  test("deletes finished emails, batches and events after 30 days, and nothing that waits", async () => {
    await writeEmails([ADA, "ben@example.org"], now);
    await onDatabase(async (client) => {
      await client.query(`
        UPDATE outbox_email SET status = 'sent', recipient_sealed = NULL, secret_sealed = NULL WHERE id = (SELECT min(id) FROM outbox_email);`);
      await client.query("UPDATE outbox_email SET not_before = $1 WHERE status = 'waiting'", [
        addMilliseconds(now, 31 * DAY),
      ]);
      await client.query(
        "INSERT INTO outbox_batch (id, created_at, next_try_at, closed_at) VALUES (gen_random_uuid(), $1, $1, $1)",
        [now],
      );
    });
    await receiveWebhookEvent("e1", { type: "email.opened", data: {} }, now);
    expect(await purgeOldEmails(addMilliseconds(now, 30 * DAY))).toBe(0);
    expect(await purgeOldEmails(addMilliseconds(now, 30 * DAY + 1))).toBe(3);
    expect(await countByStatus()).toEqual({ waiting: 1 });
  });

  test("an email that could not be sent for a week fails, and what was sealed in it is blanked", async () => {
    await writeEmails([ADA], now);
    await endOldEmails(addMilliseconds(now, 7 * DAY + 1));
    expect((await readEmails())[0]).toMatchObject({
      status: "failed",
      error: "waited too long",
      recipient_sealed: null,
      secret_sealed: null,
    });
  });
});
