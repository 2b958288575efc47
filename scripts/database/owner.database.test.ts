import { randomBytes } from "node:crypto";

import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { databaseUrl, onDatabase } from "../../tests/database";
import { migrate, MIGRATIONS } from "../services";
import { applyMigrations } from "./migrations";

const suffix = randomBytes(4).toString("hex");
const [owner, site, plain] = [`owner_${suffix}`, `site_${suffix}`, `plain_${suffix}`];
const [database, upgraded] = [`two_roles_${suffix}`, `upgraded_${suffix}`];
const urlOf = (role: string, name = database) => {
  const url = new URL(databaseUrl());
  Object.assign(url, { username: role, password: "only-for-this-test", pathname: `/${name}` });
  return url.href;
};
const twoRoles = { url: urlOf(site), ownerUrl: urlOf(owner) };
const asSite = (statement: string) => onDatabase((client) => client.query(statement), urlOf(site));

beforeAll(async () => {
  await onDatabase(async (client) => {
    for (const role of [owner, site, plain])
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'only-for-this-test'`);
    await client.query(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0`);
  });
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  await migrate(twoRoles);
});

afterAll(() =>
  onDatabase(async (client) => {
    for (const name of [database, upgraded]) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    for (const role of [site, owner, plain]) await client.query(`DROP ROLE IF EXISTS ${role}`);
  }),
);

describe("where the database has an owner of its own, the site's role", () => {
  it.each([
    ["switch off a trigger of the log", "ALTER TABLE audit_entry DISABLE TRIGGER ALL"],
    ["drop it", "DROP TRIGGER audit_entry_is_append_only ON audit_entry"],
    ["switch off the trigger of the count", "ALTER TABLE signature DISABLE TRIGGER ALL"],
    [
      "change the function of a trigger",
      "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS ''",
    ],
    ["drop a table", "DROP TABLE audit_entry"],
    ["empty it", "TRUNCATE audit_entry"],
    ["change an entry", "UPDATE audit_entry SET actor = 'someone'"],
    ["delete a published head", "DELETE FROM audit_head"],
    ["act as a replica, for which no trigger fires", "SET session_replication_role = replica"],
    ["become the owner", `SET ROLE ${owner}`],
    ["mark a migration as applied", "DELETE FROM _prisma_migrations"],
  ])("cannot %s", async (_name, statement) => {
    await expect(asSite(statement)).rejects.toThrow(/must be owner|permission denied/);
  });

  it("can do everything that the site does: read and write rows, write the log, lock, and create its schedules", async () => {
    await asSite(`
      INSERT INTO petition (slug, status, goal, opened_at) VALUES ('harbor', 'open', 10, now());
      INSERT INTO petition_version (petition_id, number, content, content_hash)
        SELECT id, 1, '{"en": {}, "es": {}}', sha256('x') FROM petition;
      INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
          emails_since, last_post_at, created_at, confirmed_at)
        SELECT id, 1, 'confirmed', sha256('x'), '', '', '78701', 'TX', 'en', now(), now(), now(), now() FROM petition;
      INSERT INTO audit_entry (actor, action, subject, detail) VALUES ('operator', 'switch-set', 'x', '{}');
      INSERT INTO audit_head SELECT current_date, id, hash, now() FROM audit_entry;
      BEGIN; LOCK TABLE signature IN SHARE MODE; DELETE FROM tally_hour; COMMIT;
      DELETE FROM signature`);
    expect((await asSite("SELECT sum(delta)::int AS count FROM tally_entry")).rows).toEqual([{ count: 0 }]);
    const boss = new PgBoss(urlOf(site));
    await boss.start();
    await boss.stop({ graceful: false });
  });

  it("can start without the owner where no migration is new", async () => {
    expect(await applyMigrations(urlOf(site), MIGRATIONS)).toEqual([]);
    await migrate(twoRoles);
  });

  it("must be another role than the owner, and no superuser", async () => {
    await expect(migrate({ url: urlOf(owner), ownerUrl: urlOf(owner) })).rejects.toThrow("should name another role");
    const superuser = new URL(databaseUrl());
    superuser.pathname = `/${database}`;
    await expect(migrate({ url: superuser.href, ownerUrl: urlOf(owner) })).rejects.toThrow(/a superuser/);
  });
});

describe("where an owner is given to a database that the site's role owns", () => {
  const url = urlOf(site, upgraded);
  const ownerUrl = urlOf(owner, upgraded);
  const asSuperuser = (statement: string) => {
    const superuser = new URL(databaseUrl());
    superuser.pathname = `/${upgraded}`;
    return onDatabase((client) => client.query(statement), superuser.href);
  };
  const schedule = async () => {
    const boss = new PgBoss(url);
    await boss.start();
    await boss.stop({ graceful: false });
  };

  beforeAll(async () => {
    await onDatabase((client) => client.query(`CREATE DATABASE ${upgraded} OWNER ${site} TEMPLATE template0`));
    await applyMigrations(url, MIGRATIONS);
    await schedule();
  });

  it("the start stops and names the statements, and after them the site's role can change no trigger", async () => {
    const fault = await migrate({ url, ownerUrl }).catch((error: Error) => error.message);
    expect(fault).toContain(`The role ${site} of DATABASE_URL still owns`);
    const statements = /REASSIGN OWNED BY .*;/.exec(String(fault))?.[0];
    expect(statements).toBe(`REASSIGN OWNED BY ${site} TO ${owner}; DROP SCHEMA IF EXISTS pgboss CASCADE;`);
    await asSuperuser(statements!);
    await migrate({ url, ownerUrl });
    await schedule();
    const disable = "ALTER TABLE audit_entry DISABLE TRIGGER ALL";
    await expect(onDatabase((client) => client.query(disable), url)).rejects.toThrow("must be owner");
  });

  it("the start stops as well where the site's role owns one function, or the schema alone", async () => {
    await asSuperuser(`ALTER FUNCTION refuse_change OWNER TO ${site}`);
    await expect(migrate({ url, ownerUrl })).rejects.toThrow("still owns");
    await asSuperuser(`ALTER FUNCTION refuse_change OWNER TO ${owner}; ALTER SCHEMA public OWNER TO ${site}`);
    await expect(migrate({ url, ownerUrl })).rejects.toThrow("still owns");
    await asSuperuser("ALTER SCHEMA public OWNER TO pg_database_owner");
  });

  it("a plain second role is refused with what to do, before and after there are tables", async () => {
    const ownerOfNothing = urlOf(plain, upgraded);
    await expect(migrate({ url, ownerUrl: ownerOfNothing })).rejects.toThrow(
      `they belong to ${owner}.\nName that role`,
    );
    await asSuperuser(`DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner`);
    await expect(migrate({ url, ownerUrl: ownerOfNothing })).rejects.toThrow(
      `ALTER DATABASE ${upgraded} OWNER TO ${plain}`,
    );
  });
});
