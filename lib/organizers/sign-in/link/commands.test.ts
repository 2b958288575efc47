import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../../tests/database";
import { emailHash } from "../../../canonical-email";
import { sealEmail } from "../../../sealed-email";
import { addMilliseconds, DAY, MINUTE } from "../../../time";
import { signInWithLink } from "../next-auth-client";
import { createSignInLink } from "./commands";

// next-auth reads the clock of the machine.
const now = new Date();
const ADA = "ada@example.org";

beforeEach(emptyDatabase);

async function invite({
  email = ADA,
  role = "admin",
  joined = true,
  disabled = false,
  until = addMilliseconds(now, DAY),
} = {}): Promise<number> {
  const hash = emailHash(email);
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at, disabled_at)
       VALUES ($1, $2, $3::organizer_role, true, '{}', $4, $5, $6) RETURNING id`,
      [hash, sealEmail(email, hash), role, until, joined ? now : null, disabled ? now : null],
    );
    return rows[0]!.id;
  });
}

const entries = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ actor: string; action: string; subject: string }>(
          "SELECT actor, action, subject, detail FROM audit_entry",
        )
      ).rows,
  );
const tokenOf = (url: string) => new URL(url).searchParams.get("token")!;

describe("a sign-in link that is printed", () => {
  test("signs in once, and the log says that it was made", async () => {
    const id = await invite();
    const link = await createSignInLink("Ada@Example.org", now);
    expect(link).toMatchObject({ ok: true, value: { expiresAt: addMilliseconds(now, 15 * MINUTE) } });
    if (!link.ok) return;
    expect(link.value.url).toMatch(/^http:\/\/localhost:3000\/console\/sign-in\/verify\?token=/);
    expect(await entries()).toEqual([
      { actor: "operator", action: "sign-in-link-printed", subject: `organizer:${id}`, detail: {} },
    ]);
    const token = tokenOf(link.value.url);
    expect(await signInWithLink(token, undefined, addMilliseconds(now, MINUTE))).not.toBeNull();
    expect(await signInWithLink(token, undefined, addMilliseconds(now, MINUTE))).toBeNull();
  });

  test("expires after a quarter of an hour", async () => {
    await invite();
    const link = await createSignInLink(ADA, now);
    expect(
      link.ok && (await signInWithLink(tokenOf(link.value.url), undefined, addMilliseconds(now, 16 * MINUTE))),
    ).toBeNull();
  });

  test("is not sent, and its token is not stored", async () => {
    await invite();
    const link = await createSignInLink(ADA, now);
    await onDatabase(async (client) => {
      expect((await client.query("SELECT 1 FROM outbox_email")).rowCount).toBe(0);
      const { rows } = await client.query("SELECT * FROM sign_in_token");
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(link.ok ? tokenOf(link.value.url) : "");
    });
  });

  test("signs in an invited person who never got the invitation", async () => {
    await invite({ joined: false });
    const link = await createSignInLink(ADA, now);
    expect(link.ok && (await signInWithLink(tokenOf(link.value.url), undefined, now))).not.toBeNull();
  });

  test("renews the expired invitation of an admin where no admin has joined, and the log has both", async () => {
    const id = await invite({ joined: false, until: now });
    await invite({ email: "shut-out@example.org", disabled: true });
    await invite({ email: "viewer@example.org", role: "viewer" });
    const link = await createSignInLink(ADA, now);
    expect(link.ok && (await signInWithLink(tokenOf(link.value.url), undefined, now))).not.toBeNull();
    expect((await entries()).slice(0, 2)).toEqual([
      {
        actor: "operator",
        action: "organizer-invited",
        subject: `organizer:${id}`,
        detail: { role: "admin", states: null },
      },
      { actor: "operator", action: "sign-in-link-printed", subject: `organizer:${id}`, detail: {} },
    ]);
  });

  test.each([
    ["somebody who is no organizer", async () => undefined, "no-such-organizer"],
    ["somebody who is disabled", () => invite({ disabled: true }), "disabled"],
    [
      "an expired invitation where an admin can renew it",
      async () => {
        await invite({ email: "admin@example.org" });
        await invite({ joined: false, until: now });
      },
      "invitation-expired",
    ],
    [
      "an expired invitation of somebody who is no admin",
      () => invite({ role: "viewer", joined: false, until: now }),
      "invitation-expired",
    ],
  ])("is refused for %s, and nothing is written", async (_, prepare, refusal) => {
    await prepare();
    expect(await createSignInLink(ADA, now)).toEqual({ ok: false, refusal });
    expect(await entries()).toEqual([]);
  });
});
