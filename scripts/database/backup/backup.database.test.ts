import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

import { readLastBackup } from "@/lib/jobs/queries";
import { recordAuditHead } from "@/lib/audit/commands";
import { cast } from "@/prisma/cast";

import { createAdmin } from "../../../tests/deliveries";
import { databaseUrl, emptyDatabase, onDatabase } from "../../../tests/database";
import { writeAlike } from "../../../tests/bulk-signers";
import { createPetition } from "../../../tests/petition";
import { signsAndConfirms } from "../../../tests/signer";
import { applyMigrations, listMigrations } from "../migrations";
import { MIGRATIONS } from "../../services";
import { backUpDaily } from "./daily";
import { lockOf, unlockOf } from "./keys";
import { sentenceOfQuieted } from "./quieting";
import { checkBackup } from "./reading";
import { restore } from "./restoring";
import { backUp } from "./writing";

// Each restore applies all migrations, which takes some seconds on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const now = new Date("2026-03-01T12:00:00Z");
const PASSPHRASE = "a lantern at the harbor mouth";
const SIGNERS = 300;
const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-backup-"));
const backup = path.join(folder, "whole.age");
const target = `${new URL(databaseUrl()).pathname.slice(1)}_restored`;
const targetUrl = databaseUrl().replace(/[^/]+$/, target);
const identity = await generateX25519Identity();
writeFileSync(path.join(folder, "key.txt"), `# created: 2026\n${identity}\n`);
const lock = lockOf({ BACKUP_RECIPIENT: await identityToRecipient(identity) });
const unlock = unlockOf({ BACKUP_IDENTITY_FILE: path.join(folder, "key.txt") });

const restoreInto = (file: string, replace = false) =>
  restore(targetUrl, { file, unlock, migrations: MIGRATIONS, replace });
const ask = <Row extends object>(sql: string, url = targetUrl) =>
  onDatabase(async (client) => (await client.query<Row>(sql)).rows, url);

/** Every row of every table as text, but what a restore changes on purpose. */
async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const tables = await ask<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename NOT IN ('_prisma_migrations', 'organizer_session', 'sign_in_token', 'setting', 'last_backup') ORDER BY 1`,
    url,
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables)
    rows[name] = (await ask<{ row: string }>(`SELECT t::text AS row FROM ${name} t ORDER BY 1`, url)).map(
      ({ row }) => row,
    );
  return rows;
}

/** Writes a backup in a process of its own, which a shell starts. */
async function startBackUp(file: string, mode: "whole" | "halted", shell: string) {
  const args = [process.execPath, "tests/back-up.ts", databaseUrl(), file, await identityToRecipient(identity), mode];
  return spawn("sh", ["-c", shell, "sh", ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

const SCHEMA = `SELECT conrelid::regclass::text AS of, pg_get_constraintdef(oid) AS text FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT tgrelid::regclass::text, tgenabled::text || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT sequencename, last_value::text FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1, 2`;
// People sign after the backup too.
let atBackup: { rows: Record<string, string[]>; schema: object[] };

beforeAll(async () => {
  await emptyDatabase();
  const petition = await createPetition();
  const admin = await createAdmin();
  await signsAndConfirms(now, cast.grace, { comment: "Tab\there, backslash \\N and a \\. alone\n\\.\nñ" });
  await writeAlike(petition, { count: SIGNERS, comment: "x".repeat(500) });
  await onDatabase((client) =>
    client.query(
      `INSERT INTO audit_entry (actor, action, subject, detail) VALUES ('operator', 'switch-set', 'x', '{"a": "ñ"}');
       INSERT INTO organizer_session (token_hash, organizer_id, expires_at, created_at) VALUES (sha256('t'), ${admin.id}, now() + interval '1 day', now())`,
    ),
  );
  await recordAuditHead(now);
  await backUp(databaseUrl(), backup, lock);
  atBackup = { rows: await rowsOf(databaseUrl()), schema: await ask(SCHEMA, databaseUrl()) };
  await ask(`CREATE DATABASE ${target} TEMPLATE template0`, databaseUrl());
});
afterAll(async () => {
  await ask(`DROP DATABASE IF EXISTS ${target} WITH (FORCE)`, databaseUrl());
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  test("has the rows of one moment while people sign", async () => {
    const [{ id: petition }] = (await ask<{ id: number }>("SELECT id FROM petition", databaseUrl())) as [
      { id: number },
    ];
    let isDone = false;
    const signing = (async () => {
      while (!isDone) await writeAlike(petition, { count: 5 });
    })();
    try {
      for (const name of ["busy-1.age", "busy-2.age"]) {
        await backUp(databaseUrl(), path.join(folder, name), lock);
        const { end } = await checkBackup(path.join(folder, name), unlock);
        expect(end.facts.signatures).toBe(end.facts.tally);
      }
    } finally {
      isDone = true;
      await signing;
    }
  });

  test("opens with the passphrase that locked it, and with no other", async () => {
    const file = path.join(folder, "passphrase.age");
    await backUp(databaseUrl(), file, lockOf({ BACKUP_PASSPHRASE: PASSPHRASE }, 10));
    expect((await checkBackup(file, unlockOf({ BACKUP_PASSPHRASE: PASSPHRASE }))).rows.get("petition")).toBe(1);
    const wrong = unlockOf({ BACKUP_PASSPHRASE: `${PASSPHRASE}.` });
    await expect(checkBackup(file, wrong)).rejects.toThrow("The passphrase does not open this backup");
    await expect(checkBackup(file, unlock)).rejects.toThrow("The key of BACKUP_IDENTITY_FILE does not open");
    expect(readFileSync(file).includes("harbor.")).toBe(false);
  });

  test("is refused without a passphrase or key, with a short one, and over a file", async () => {
    expect(() => lockOf({})).toThrow("A backup is always encrypted. Set BACKUP_PASSPHRASE");
    expect(() => lockOf({ BACKUP_PASSPHRASE: "short" })).toThrow("at least 12 characters");
    expect(() => lockOf({ BACKUP_RECIPIENT: "age1wrong" })).toThrow("BACKUP_RECIPIENT should be");
    await expect(backUp(databaseUrl(), backup, lock)).rejects.toThrow("exists already");
    await expect(backUp(databaseUrl(), path.join(folder, "no/where.age"), lock)).rejects.toThrow("does not exist");
  });

  test("that is killed leaves no file of its name, and the next one removes what it left", async () => {
    const file = path.join(folder, "killed.age");
    const child = await startBackUp(file, "halted", 'exec "$@"');
    await vi.waitFor(
      () => expect(readdirSync(folder).some((name) => name.startsWith("killed.age."))).toBe(true),
      20_000,
    );
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    expect(existsSync(file)).toBe(false);
    await backUp(databaseUrl(), file, lock);
    expect(readdirSync(folder).filter((name) => name.startsWith("killed.age"))).toEqual(["killed.age"]);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test("on a full disk says so and leaves nothing", async () => {
    // A limit on the size of files (in kilobytes) fails a write in the middle, as a disk without room does.
    const file = path.join(folder, "full.age");
    const child = await startBackUp(file, "whole", 'ulimit -f 8; exec "$@"');
    const [said] = (await once(child.stdout, "data")) as [Buffer];
    expect(String(said)).toContain(
      `The backup could not be written to ${folder}: files may not be that large here (EFBIG).`,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("full.age"))).toEqual([]);
  });

  test("of each day stands in BACKUP_DIR, the oldest leave, and operators see when the last one was made", async () => {
    const daily = path.join(folder, "daily");
    vi.stubEnv("BACKUP_RECIPIENT", await identityToRecipient(identity));
    for (const day of ["01", "02", "03"])
      await backUpDaily(
        { url: databaseUrl(), folder: daily, keep: 2, signal: new AbortController().signal },
        new Date(`2026-03-${day}T07:40:00Z`),
      );
    vi.unstubAllEnvs();
    expect(readdirSync(daily).sort()).toEqual([
      "safe-harbor-2026-03-02T074000Z.age",
      "safe-harbor-2026-03-03T074000Z.age",
    ]);
    const [row] = await ask<{ bytes: string; at: Date }>(
      "SELECT bytes, finished_at AS at FROM last_backup",
      databaseUrl(),
    );
    expect(Number(row!.bytes)).toBe(statSync(path.join(daily, "safe-harbor-2026-03-03T074000Z.age")).size);
    expect(await readLastBackup()).toEqual(row!.at);
  });
});

describe("a restore", () => {
  test("brings every row of every table, with its keys, triggers and sequences", async () => {
    await restoreInto(backup);
    const restored = { rows: await rowsOf(targetUrl), schema: await ask(SCHEMA) };
    expect(restored).toEqual(atBackup);
    await expect(ask("DELETE FROM audit_entry")).rejects.toThrow();
    await ask("DELETE FROM signature WHERE id = (SELECT min(id) FROM signature)");
    expect(await ask("SELECT 1 FROM tally_entry WHERE delta = -1")).toHaveLength(1);
  });

  test("ends sessions and pauses emails", async () => {
    expect(await ask("SELECT 1 FROM organizer_session")).toEqual([]);
    expect(await ask("SELECT value FROM setting WHERE key = 'mail-paused'")).toEqual([{ value: true }]);
  });

  test("refuses a database with data", async () => {
    await ask("UPDATE petition SET goal = 7");
    await expect(restoreInto(backup)).rejects.toThrow("The database is not empty");
  });

  test("of a file that is cut or changed anywhere changes nothing", async () => {
    const whole = readFileSync(backup);
    const damaged = path.join(folder, "damaged.age");
    for (const length of [0, 10, 150, Math.floor(whole.length / 2), whole.length - 1]) {
      writeFileSync(damaged, whole);
      truncateSync(damaged, length);
      await expect(restoreInto(damaged, true)).rejects.toThrow(/is cut or damaged|no backup of this site/);
    }
    const changed = Buffer.from(whole);
    changed[Math.floor(whole.length / 2)]! ^= 1;
    writeFileSync(damaged, changed);
    await expect(restoreInto(damaged, true)).rejects.toThrow("is cut or damaged");
    expect(await ask("SELECT goal FROM petition")).toEqual([{ goal: 7 }]);
  });

  test("that fails in the middle leaves the data that was there", async () => {
    const failing = async (sealed: Parameters<typeof unlock>[0]) => {
      reads += 1;
      if (reads > 1) throw new Error("the disk went away");
      return unlock(sealed);
    };
    let reads = 0;
    const options = { file: backup, unlock: failing, migrations: MIGRATIONS, replace: true };
    await expect(restore(targetUrl, options)).rejects.toThrow();
    expect(await ask("SELECT goal FROM petition")).toEqual([{ goal: 7 }]);
  });

  test("that is killed in the middle keeps the data that was there aside, and the next one completes", async () => {
    await ask("ALTER SCHEMA public RENAME TO before_restore; CREATE SCHEMA public");
    await ask("CREATE TABLE petition (id int)");
    await expect(restoreInto(backup)).rejects.toThrow("is not empty");
    await restoreInto(backup, true);
    expect(await ask("SELECT goal FROM petition")).toEqual([{ goal: 1000 }]);
    expect(await ask("SELECT 1 FROM pg_namespace WHERE nspname = 'before_restore'")).toEqual([]);
  });

  test("revokes all API keys, and lets no update and no list go on by itself", async () => {
    const [{ id: petition }] = (await ask("SELECT id FROM petition")) as [{ id: number }];
    const [{ id: organizer }] = (await ask("SELECT min(id) AS id FROM organizer")) as [{ id: number }];
    await ask(`INSERT INTO api_key (organizer_id, name, token_hash, hint, scopes, all_states, states, created_at, expires_at)
        VALUES (${organizer}, 'counts', sha256('k'), 'shk_abcd', '{counts}', true, '{}', now(), now() + interval '1 day');
      INSERT INTO outbox_text (content, created_at) VALUES ('{}', now());
      INSERT INTO petition_update (petition_id, status, content, to_signers, to_subscribers, is_public, created_by, created_at, changed_at,
          send_at, started_at, text_id)
        SELECT ${petition}, s::update_status, '{}', true, false, true, ${organizer}, now(), now(), now(), now(), max(t.id)
        FROM outbox_text t, unnest('{scheduled,sending,sent}'::text[]) s GROUP BY s;
      INSERT INTO outbox_email (kind, email_hash, recipient_sealed, props, status, not_before, created_at, organizer_id, locale, text_id)
        SELECT 'update', sha256('e'), 'x', '{}', 'waiting', now(), now(), ${organizer}, 'en', max(id) FROM outbox_text;
      INSERT INTO signer_list (petition_id, status, origin, locale, header, mapping, rows, created_by, created_at)
        VALUES (${petition}, 'asking', 'a fair', 'en', '{}', '{}', 1, ${organizer}, now())`);
    const busy = path.join(folder, "in-the-middle.age");
    await backUp(targetUrl, busy, lock);
    const { quieted } = await restoreInto(busy, true);
    expect(quieted).toEqual({ keysRevoked: 1, updatesDrafts: 1, updatesPaused: 1, listsStopped: 1 });
    expect(sentenceOfQuieted(quieted)).toContain("API keys that are revoked: 1;");
    expect(await ask("SELECT 1 FROM api_key WHERE revoked_at IS NULL")).toEqual([]);
    expect(await ask("SELECT status, send_at IS NULL AS untimed FROM petition_update ORDER BY status")).toEqual([
      { status: "draft", untimed: true },
      { status: "paused", untimed: false },
      { status: "sent", untimed: false },
    ]);
    expect(await ask("SELECT 1 FROM outbox_email WHERE kind = 'update' AND not_before < '2999-01-01Z'")).toEqual([]);
    expect(await ask("SELECT status FROM signer_list")).toEqual([{ status: "checked" }]);
  });

  test("of an older version's backup applies the migrations since", async () => {
    const names = (await listMigrations(MIGRATIONS)).map(({ name }) => name);
    await ask("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    await applyMigrations(targetUrl, MIGRATIONS, names.slice(0, -1));
    await ask("INSERT INTO petition (slug, status, goal, opened_at) VALUES ('old', 'open', 5, now())");
    const old = path.join(folder, "old.age");
    await backUp(targetUrl, old, lock);
    await restoreInto(old, true);
    expect(await ask("SELECT slug FROM petition")).toEqual([{ slug: "old" }]);
    expect((await ask("SELECT 1 FROM _prisma_migrations")).length).toBe(names.length);
  });
});
