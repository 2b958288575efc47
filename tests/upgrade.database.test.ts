import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type pg from "pg";
import { expect, test } from "vitest";

import { retryConflicts } from "@/lib/db/conflicts";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { foldTally } from "@/lib/signatures/tally/commands";
import { cast } from "@/prisma/cast";
import release from "@/prisma/release.json";

import { applyMigrations, listMigrations } from "../scripts/database/migrations";
import { MIGRATIONS } from "../scripts/services";
import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { writeEmails } from "./emails";
import { createPetition } from "./petition";
import { CONFIRM, COUNT, SIGN } from "./release-statements";
import { signsAndConfirms } from "./signer";

const SIGNED_BEFORE = 200;
// Together some fifty signings a second.
const SIGNERS_AT_ONCE = 4;
const PAUSE_MILLISECONDS = 50;

/** Somebody signs and confirms on the last release. */
async function signOnOld(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ id: string }>(SIGN, [randomBytes(32), randomBytes(16)]);
  expect((await client.query(CONFIRM, [rows[0]!.id])).rowCount).toBe(1);
}

const countOnOld = () => onDatabase(async (client) => (await client.query<{ count: number }>(COUNT)).rows[0]!.count);

test(`a database of ${release.version} is upgraded while people sign on it: nobody is lost, and it can go back one step`, async () => {
  const names = (await listMigrations(MIGRATIONS)).map(({ name }) => name);
  const old = names.filter((name) => name <= release.lastMigration);
  expect(old.at(-1)).toBe(release.lastMigration);
  await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
  await applyMigrations(databaseUrl(), MIGRATIONS, old);
  const petitionId = await createPetition();
  let signed = 0;
  await onDatabase(async (client) => {
    for (; signed < SIGNED_BEFORE; signed += 1) await signOnOld(client);
  });
  expect(await countOnOld()).toBe(SIGNED_BEFORE);

  let isUpgraded = false;
  const failures: string[] = [];
  const signers = Array.from({ length: SIGNERS_AT_ONCE }, () =>
    onDatabase(async (client) => {
      for (; !isUpgraded; await sleep(PAUSE_MILLISECONDS))
        // A migration may lock tables in another order. Our signing runs again where PostgreSQL ended it to resolve that; that release's did not.
        await retryConflicts(() => signOnOld(client)).then(
          () => (signed += 1),
          (error: Error) => failures.push(error.message),
        );
    }),
  );
  const applied = await applyMigrations(databaseUrl(), MIGRATIONS).finally(() => (isUpgraded = true));
  await Promise.all(signers);
  expect(applied).toEqual(names.slice(old.length));
  expect(failures).toEqual([]);
  expect(signed).toBeGreaterThan(SIGNED_BEFORE);

  // A text from before has its titles.
  const titles =
    "SELECT bool_and(title_en = content -> 'en' ->> 'title' AND title_es = content -> 'es' ->> 'title') AS same";
  const { rows } = await onDatabase((client) => client.query(`${titles} FROM petition_version`));
  expect(rows).toEqual([{ same: true }]);

  // The new version counts all of them, and goes on.
  clearPetitionMemo();
  expect((await findTally(petitionId)).confirmed).toBe(signed);
  await signsAndConfirms(new Date(), cast.grace);
  signed += 1;
  await foldTally();

  // The old version starts again on the new tables, and goes on as well.
  expect(await applyMigrations(databaseUrl(), MIGRATIONS, old)).toEqual([]);
  await onDatabase(signOnOld);
  expect(await countOnOld()).toBe(signed + 1);
}, 180_000);

test(`an email that ${release.version} sends beside this version, or one step back, is recorded as sent and keeps no name`, async () => {
  await emptyDatabase();
  await writeEmails(["ada@example.org"], new Date());
  await onDatabase(async (client) => {
    await client.query("UPDATE outbox_email SET name_sealed = 'sealed'");
    await client.query(
      "UPDATE outbox_email SET status = 'sent', sent_at = now(), recipient_sealed = NULL, secret_sealed = NULL",
    );
    const { rows } = await client.query("SELECT status, name_sealed FROM outbox_email");
    expect(rows).toEqual([{ status: "sent", name_sealed: null }]);
  });
});
