import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

import { StartError } from "../start-error.ts";
import { createHooks } from "./hooks.ts";
import { createMails } from "./mails.ts";
import { createResponses } from "./responses.ts";
import { createSuppressions } from "./suppressions.ts";

const SCHEMA = `
  -- A commit survives the end of this process, however it ends. Only a power cut can take the last moments.
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS mail (
    position     INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    content      TEXT NOT NULL,
    scheduled_at TEXT,
    last_event   TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS recipient (
    email    TEXT NOT NULL,
    position INTEGER NOT NULL REFERENCES mail,
    PRIMARY KEY (email, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS response (
    key        TEXT PRIMARY KEY,
    hash       TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS suppression (
    email      TEXT PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    origin     TEXT NOT NULL,
    source_id  TEXT,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS hook (
    id             TEXT PRIMARY KEY,
    endpoint       TEXT NOT NULL,
    events         TEXT NOT NULL,
    signing_secret TEXT NOT NULL
  ) STRICT`;

export type Store = ReturnType<typeof openStore>;

/** Opens the SQLite database of the postbox, or creates it. Only the owner may read the file. */
export function openStore(file: string) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its other files the same mode.
  closeSync(openSync(file, "a", 0o600));
  const database = openDatabase(file);
  return {
    mails: createMails(database),
    responses: createResponses(database),
    suppressions: createSuppressions(database),
    hooks: createHooks(database),
    /** Runs `work` in a transaction, and rolls back if it throws. */
    transaction: (work: () => void) => {
      database.exec("BEGIN IMMEDIATE");
      try {
        work();
        database.exec("COMMIT");
      } catch (error) {
        // A full disk may have rolled back the transaction already.
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec(SCHEMA);
  } catch (error) {
    database.close();
    throw new StartError(`${file} cannot be used (${(error as Error).message}). Move it away to begin with a new one.`);
  }
  return database;
}
