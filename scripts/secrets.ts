import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

import { LOCAL_MAIL_KEY } from "../lib/env.ts";
import { makeDataDir } from "./data-dir.ts";
import { StartError } from "./start-error.ts";

/** The secrets that are generated once and stored in DATA_DIR. Without them nothing sealed can be opened, so back them up. */
export interface Secrets {
  databasePassword: string;
  appPassword: string;
  NEXTAUTH_SECRET: string;
  HASH_KEY: string;
  SEAL_KEYS: string;
  RESEND_API_KEY: string;
  RESEND_WEBHOOK_SECRET: string;
}

/** The secrets in `folder`, which are created at first. Only the owner may read them. */
export function keepSecrets(folder: string): Secrets {
  makeDataDir(folder);
  const file = path.join(folder, "secrets.json");
  if (existsSync(file)) return readSecrets(file);
  if (existsSync(path.join(folder, "postgres"))) {
    throw new StartError(
      `${file} is missing, and without it nothing in ${folder}/postgres can be opened.\n` +
        "Restore it from a backup, or set DATA_DIR to a new folder to begin again.",
    );
  }
  const secrets = makeSecrets();
  writeDurably(file, JSON.stringify(secrets, null, 2));
  return secrets;
}

function readSecrets(file: string): Secrets {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Secrets;
    if (Object.keys(makeSecrets()).every((name) => typeof kept[name as keyof Secrets] === "string")) return kept;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StartError(`${file} is damaged. Restore it from a backup, or set DATA_DIR to a new folder to begin again.`);
}

function makeSecrets(): Secrets {
  const random = (encoding: BufferEncoding) => randomBytes(32).toString(encoding);
  return {
    databasePassword: random("hex"),
    appPassword: random("hex"),
    NEXTAUTH_SECRET: random("base64"),
    HASH_KEY: random("base64"),
    SEAL_KEYS: `k1:${random("base64")}`,
    RESEND_API_KEY: `${LOCAL_MAIL_KEY}${randomBytes(12).toString("hex")}`,
    RESEND_WEBHOOK_SECRET: `whsec_${random("base64")}`,
  };
}

// Values are sealed with these at once, so they must be on the disk before the database is.
function writeDurably(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
