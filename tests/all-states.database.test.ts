import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { beforeEach, describe, expect, it, test } from "vitest";

import { db } from "@/lib/db/client";
import { inviteOrganizer } from "@/lib/organizers/commands";
import { findOrganizer } from "@/lib/organizers/queries";
import { mayExport, mayReadState, permittedStates, stateColumnsOf } from "@/lib/organizers/rules";
import { type Organizer, type Role, roles } from "@/lib/organizers/schema";
import { join } from "@/lib/organizers/sign-in/commands";
import { findSession } from "@/lib/organizers/sign-in/queries";
import { applyMigrations } from "@/scripts/database/migrations";
import { MIGRATIONS } from "@/scripts/services";

import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { beginFullSession } from "./sessions";

const now = new Date("2026-03-01T12:00:00Z");
// Far from the ids that the database assigns.
const admin: Organizer = { id: 1_000_000, role: "admin", states: null };

async function invite(role: Role, states: string[] | null): Promise<number> {
  await onDatabase((client) =>
    client.query(`
      INSERT INTO organizer (id, email_hash, email_sealed, role, all_states, states, invitation_expires_at)
      OVERRIDING SYSTEM VALUE VALUES (${admin.id}, sha256('admin'), '', 'admin', true, '{}', now())`),
  );
  const invited = await inviteOrganizer(admin, { email: `${role}@example.org`, role, states }, now);
  if (!invited.ok) throw new Error(invited.refusal);
  await join(invited.value.id, now);
  return invited.value.id;
}

describe("an organizer", () => {
  beforeEach(emptyDatabase);

  it.each(roles)("without limits may read every state, as %s: by session, by list and by model", async (role) => {
    const id = await invite(role, null);
    await beginFullSession(id, "a token", now);
    const signedIn = await findSession("a token", now);
    for (const read of [signedIn, await findOrganizer(id, now)]) {
      expect(read).toMatchObject({ role, states: null });
      expect(["TX", "VT", "ZZ"].map((state) => mayReadState(read!, state))).toEqual([true, true, true]);
      expect(permittedStates(read!, null)).toBeNull();
      expect(mayExport(read!, "VT")).toBe(role !== "viewer");
    }
    expect(await db.organizer.findUnique({ where: { id }, select: { allStates: true, states: true } })).toEqual(
      stateColumnsOf(null),
    );
  });

  it.each(["viewer", "organizer"] as const)("limited to states may read those alone, as %s", async (role) => {
    const id = await invite(role, ["TX", "VT"]);
    await beginFullSession(id, "a token", now);
    for (const read of [await findSession("a token", now), await findOrganizer(id, now)]) {
      expect(["TX", "VT", "NE"].map((state) => mayReadState(read!, state))).toEqual([true, true, false]);
      expect(permittedStates(read!, null)).toEqual(["TX", "VT"]);
    }
  });

  const fields = {
    emailHash: Buffer.alloc(32, 7),
    emailSealed: Buffer.alloc(1),
    invitationExpiresAt: now,
  };
  it.each([
    ["no state at all", { role: "organizer", allStates: false, states: [] }],
    ["every state and a list", { role: "organizer", allStates: true, states: ["TX"] }],
    ["a limited admin", { role: "admin", allStates: false, states: ["TX"] }],
  ] as const)("with %s is refused by the database", async (_name, { role, allStates, states }) => {
    const created = db.organizer.create({
      data: { ...fields, role, allStates, states: [...states] },
      select: { id: true },
    });
    await expect(created).rejects.toThrow(/organizer_(states_or_all|admin_has_all_states)/);
  });

  it("with a list that holds NULL is refused by the database", async () => {
    const written = onDatabase((client) =>
      client.query(`
        INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at)
        VALUES (sha256('x'), '', 'organizer', false, ARRAY['TX', NULL], now())`),
    );
    await expect(written).rejects.toThrow("organizer_states_are_known");
  });
});

test("organizers of before keep the states they had, whether every state or some", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-all-states-"));
  try {
    await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
    for (const name of readdirSync(MIGRATIONS).filter((each) => each < "20261128030000"))
      cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true });
    await applyMigrations(databaseUrl(), folder);
    await onDatabase((client) =>
      client.query(`
        INSERT INTO organizer (email_hash, email_sealed, role, states, invitation_expires_at) VALUES
          (sha256('1'), '', 'admin', NULL, now()), (sha256('2'), '', 'viewer', NULL, now()),
          (sha256('3'), '', 'organizer', '{TX,VT}', now())`),
    );
    await applyMigrations(databaseUrl(), MIGRATIONS);
    const { rows } = await onDatabase((client) =>
      client.query("SELECT role, all_states, states FROM organizer ORDER BY id"),
    );
    expect(rows).toEqual([
      { role: "admin", all_states: true, states: [] },
      { role: "viewer", all_states: true, states: [] },
      { role: "organizer", all_states: false, states: ["TX", "VT"] },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
