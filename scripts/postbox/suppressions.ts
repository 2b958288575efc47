import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

import { bareEmail, type Suppression } from "./mail.ts";

const COLUMNS = "id, email, origin, source_id, created_at";

/** The suppression list. */
export function createSuppressions(database: DatabaseSync) {
  const select = database.prepare(`SELECT ${COLUMNS} FROM suppression WHERE email = ?1 OR id = ?1`);
  const selectAll = database.prepare(
    `SELECT ${COLUMNS} FROM suppression WHERE ?1 IS NULL OR origin = ?1 ORDER BY created_at, id`,
  );
  const insert = database.prepare(
    `INSERT INTO suppression (${COLUMNS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING`,
  );
  const remove = database.prepare("DELETE FROM suppression WHERE id = ?");

  const find = (idOrEmail: string): Suppression | null =>
    (select.get(bareEmail(idOrEmail)) as unknown as Suppression | undefined) ?? null;
  return {
    find,
    list: (origin: string | null): Suppression[] => selectAll.all(origin) as unknown as Suppression[],
    /** Adds an email. One that is suppressed already keeps its reason. */
    add: (email: string, origin: Suppression["origin"], sourceId: string | null): Suppression => {
      insert.run(randomUUID(), bareEmail(email), origin, sourceId, new Date().toISOString());
      return find(email)!;
    },
    remove: ({ id }: Suppression): void => {
      remove.run(id);
    },
  };
}
