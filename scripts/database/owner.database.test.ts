import { randomBytes } from "node:crypto";

import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { databaseUrl, onDatabase } from "../../tests/database";
import { MIGRATIONS } from "../services";
import { applyMigrations } from "./migrations";
import { grantRows } from "./owner";

const suffix = randomBytes(4).toString("hex");
const [owner, site, database] = [`owner_${suffix}`, `site_${suffix}`, `two_roles_${suffix}`];
const urlOf = (role: string) => {
  const url = new URL(databaseUrl());
  Object.assign(url, { username: role, password: "only-for-this-test", pathname: `/${database}` });
  return url.href;
};
const asSite = (statement: string) => onDatabase((client) => client.query(statement), urlOf(site));

beforeAll(async () => {
  await onDatabase(async (client) => {
    for (const role of [owner, site]) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'only-for-this-test'`);
    await client.query(`CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0`);
  });
  await applyMigrations(urlOf(owner), MIGRATIONS);
  await grantRows(urlOf(owner), urlOf(site));
});

afterAll(() =>
  onDatabase(async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    for (const role of [site, owner]) await client.query(`DROP ROLE IF EXISTS ${role}`);
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
    await grantRows(urlOf(owner), urlOf(site));
  });

  it("must differ from the owner", async () => {
    await expect(grantRows(urlOf(owner), urlOf(owner))).rejects.toThrow("should name another role");
  });
});
