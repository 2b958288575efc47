import { beforeEach, describe, expect, test, vi } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { withDatabaseSetting } from "@/tests/database-setting";
import { writeEmails } from "@/tests/emails";
import { beginDeliveries } from "@/tests/deliveries";
import { createReadyPacket } from "@/tests/packets";
import { createPetition } from "@/tests/petition";
import { emailHash } from "@/lib/canonical-email";
import { recordHeartbeat } from "@/lib/jobs/commands";
import { setSwitch } from "@/lib/limits/commands";
import { sealEmail } from "@/lib/sealed-email";
import { addMilliseconds, HOUR, MINUTE } from "@/lib/time";

vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

const ago = (milliseconds: number) => addMilliseconds(new Date(), -milliseconds);

/** The response of a process that has nothing cached. */
async function health() {
  vi.resetModules();
  const { GET } = await import("./route");
  const response = await GET();
  return { code: response.status, ...((await response.json()) as { status: string; warnings: string[] }) };
}

beforeEach(async () => {
  await emptyDatabase();
  await recordHeartbeat("worker", new Date());
});

describe("health", () => {
  test("has the shape that monitors rely on", async () => {
    expect(await health()).toEqual({
      code: 200,
      status: "ok",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      database: "ok",
      emails: { waiting: 0, oldestSeconds: 0, failed: 0 },
      tally: { gap: 0 },
      worker: { lastSeenSeconds: expect.any(Number) },
      warnings: [],
    });
  });

  test("is 503 where due emails have waited for a quarter of an hour, unless a person paused mail", async () => {
    await writeEmails(["ada@example.org"], ago(14 * MINUTE));
    expect(await health()).toMatchObject({ code: 200, status: "ok" });
    await writeEmails(["ben@example.org"], ago(16 * MINUTE));
    // Due later, and written before both.
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET not_before = now() + interval '1 hour' WHERE id = (SELECT min(id) FROM outbox_email)",
      ),
    );
    expect(await health()).toMatchObject({ code: 503, status: "mail-stuck" });
    await setSwitch(null, "mail-paused", true, new Date());
    expect(await health()).toMatchObject({ code: 200, status: "ok" });
    await setSwitch(null, "mail-paused", false, new Date());
    await setSwitch(null, "mail-paused-until", addMilliseconds(new Date(), HOUR).toISOString(), new Date());
    expect(await health()).toMatchObject({ code: 503, status: "mail-stuck" });
  });

  test("counts an email as old that waits in a batch, however new the batch is", async () => {
    await writeEmails(["ada@example.org"], ago(HOUR));
    await onDatabase((client) =>
      client.query(`
        WITH batch AS (INSERT INTO outbox_batch (id, created_at, next_try_at) VALUES (gen_random_uuid(), now(), now()) RETURNING id)
        UPDATE outbox_email SET status = 'sending', batch_id = batch.id FROM batch`),
    );
    expect(await health()).toMatchObject({ code: 503, status: "mail-stuck" });
  });

  test("is 503 where the database can only be read", async () => {
    const report = await withDatabaseSetting("default_transaction_read_only = on", health);
    expect(report).toMatchObject({ code: 503, status: "database-cannot-write", database: "cannot-write" });
  });

  test("is 503 where the tally is wrong, and 200 where only the worker is away", async () => {
    await onDatabase((client) => client.query("DELETE FROM worker_heartbeat"));
    expect(await health()).toMatchObject({ code: 200, status: "worker-away", worker: { lastSeenSeconds: null } });
    const petition = await createPetition();
    await onDatabase((client) =>
      client.query("INSERT INTO tally_state (petition_id, state, count) VALUES ($1, 'TX', 1)", [petition]),
    );
    expect(await health()).toMatchObject({ code: 503, status: "tally-gap", tally: { gap: 1 } });
  });

  test("warns of an admin whose mailbox is suppressed, of batches in trouble and of emails given up", async () => {
    const email = "ada@example.org";
    await onDatabase(async (client) => {
      await client.query(
        `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
         VALUES ($1, $2, 'admin', true, '{}', now(), now())`,
        [emailHash(email), sealEmail(email, emailHash(email))],
      );
      await client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [
        emailHash(email),
      ]);
      await client.query(`
        INSERT INTO outbox_batch (id, created_at, next_try_at, troubled_at, attempts)
        VALUES (gen_random_uuid(), now() - interval '3 minutes', now(), now(), 3)`);
    });
    await writeEmails([email], new Date());
    await onDatabase((client) =>
      client.query(`
        UPDATE outbox_email SET status = 'failed', error = 'given up: the mail service responded with 500 each time',
          recipient_sealed = NULL, secret_sealed = NULL`),
    );
    expect(await health()).toMatchObject({
      code: 200,
      status: "ok",
      warnings: ["emails-in-trouble", "emails-given-up", "admin-suppressed"],
    });
  });

  test("warns of packets that could not be built", async () => {
    const { petitionId, admin } = await beginDeliveries();
    await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: new Date() });
    await onDatabase((client) => client.query("UPDATE packet SET status = 'failed'"));
    expect(await health()).toMatchObject({ code: 200, warnings: ["packets-failed"] });
  });

  test("queries the database once for all requests at once or shortly after", async () => {
    vi.resetModules();
    const { GET } = await import("./route");
    await Promise.all(Array.from({ length: 20 }, GET));
    const written = () =>
      onDatabase(async (client) => (await client.query("SELECT xmin::text, written_at FROM write_probe")).rows);
    const before = await written();
    for (let time = 0; time < 5; time += 1) await GET();
    expect(await written()).toEqual(before);
  });
});
