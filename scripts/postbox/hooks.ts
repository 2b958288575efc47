import type { DatabaseSync } from "node:sqlite";

import type { Hook } from "./mail.ts";

/** The webhook endpoints that were added through the API. */
export function createHooks(database: DatabaseSync) {
  const insert = database.prepare("INSERT INTO hook (id, endpoint, events, signing_secret) VALUES (?, ?, ?, ?)");
  const select = database.prepare("SELECT id, endpoint, events, signing_secret FROM hook ORDER BY rowid");

  return {
    list: (): Hook[] =>
      (select.all() as unknown as (Omit<Hook, "events"> & { events: string })[]).map((row) => ({
        ...row,
        events: JSON.parse(row.events) as string[],
      })),
    add: ({ id, endpoint, events, signing_secret }: Hook): void => {
      insert.run(id, endpoint, JSON.stringify(events), signing_secret);
    },
  };
}
