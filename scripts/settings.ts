import { hkdfSync } from "node:crypto";
import { availableParallelism } from "node:os";
import path from "node:path";

import { LOCAL_MAIL_KEY, parseEnv, SettingsError, type Env } from "../lib/env.ts";
import { keepSecrets, type Secrets } from "./secrets.ts";

export interface Settings {
  env: Env;
  dataDir: string;
  /** Set where the embedded PostgreSQL is used. */
  embeddedDatabase: Pick<Secrets, "databasePassword" | "appPassword"> | null;
  /** Whether emails go to the local postbox, because no key of the mail service is set. */
  localPostbox: boolean;
  webConcurrency: number;
  /** The environment of child processes. The URLs of embedded services are added once they are known. */
  childEnv: Record<string, string>;
}

// A placeholder until the services have started. parseEnv only checks the format.
export const LATER = { DATABASE_URL: "postgresql://127.0.0.1/later", RESEND_BASE_URL: "http://127.0.0.1:9" };
const NEED_DATABASE_URL = ["DATABASE_OWNER_URL", "DATABASE_DIRECT_URL", "DATABASE_REPLICA_URL"];
const BACKUP_LOCKS = ["BACKUP_RECIPIENT", "BACKUP_PASSPHRASE", "BACKUP_PASSPHRASE_FILE"];
const EMBEDDED_DEFAULTS = { FIRST_ORGANIZER: "organizer@example.org" };

/**
 * Checks the settings of an environment and adds the defaults. Throws lib/env's SettingsError, which names each wrong one,
 * before anything is started. Secrets are generated for embedded services only: with DATABASE_URL the keys must be set.
 */
export function readSettings(
  mode: "production" | "development",
  given: Record<string, string | undefined> = process.env,
): Settings {
  const environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")) as Record<
    string,
    string
  >;
  const embedded = environment["DATABASE_URL"] === undefined;
  const localPostbox = environment["RESEND_API_KEY"] === undefined;
  const dataDir = path.resolve(environment["DATA_DIR"] ?? ".data");
  // Wrong settings are reported before a folder is created.
  const stand = {
    ...LATER,
    ...(embedded ? PLACEHOLDERS : {}),
    RESEND_API_KEY: "re_later",
    ...environment,
    DATA_DIR: dataDir,
    NODE_ENV: mode,
  };
  parseEnv(stand);
  if (environment["RESEND_API_KEY"]?.startsWith(LOCAL_MAIL_KEY) && environment["RESEND_BASE_URL"] === undefined)
    throw new SettingsError(
      "RESEND_API_KEY is the key of a local postbox. Leave it empty, or set it to one of the mail service.",
    );
  for (const name of NEED_DATABASE_URL)
    if (embedded && environment[name] !== undefined)
      throw new SettingsError(`${name} needs DATABASE_URL: the embedded database has no other way to it.`);
  if (environment["BACKUP_DIR"] !== undefined && !BACKUP_LOCKS.some((name) => environment[name] !== undefined))
    throw new SettingsError("BACKUP_DIR needs BACKUP_RECIPIENT or BACKUP_PASSPHRASE: a backup is always encrypted.");
  const secrets = embedded || localPostbox ? keepSecrets(dataDir) : null;
  const childEnv: Record<string, string> = {
    ...(embedded && secrets
      ? { ...EMBEDDED_DEFAULTS, ...pick(secrets, ["NEXTAUTH_SECRET", "HASH_KEY", "SEAL_KEYS"]) }
      : {}),
    ...environment,
    ...(localPostbox && secrets ? pick(secrets, ["RESEND_API_KEY", "RESEND_WEBHOOK_SECRET"]) : {}),
    DATA_DIR: dataDir,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const env = parseEnv({ ...LATER, ...childEnv });
  return {
    env,
    dataDir,
    localPostbox,
    embeddedDatabase: embedded && secrets ? pick(secrets, ["databasePassword", "appPassword"]) : null,
    webConcurrency: env.WEB_CONCURRENCY ?? availableParallelism(),
    childEnv: {
      ...childEnv,
      // Hidden from the processes of the site, which may only use rows. Empty, because Next would read it from .env again.
      DATABASE_OWNER_URL: "",
      SITE_URL: env.SITE_URL,
      NEXTAUTH_URL: env.SITE_URL,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(env),
    },
  };
}

/** Keys of the right form that protect nothing. */
export const PLACEHOLDERS = {
  NEXTAUTH_SECRET: "-".repeat(32),
  HASH_KEY: Buffer.alloc(32).toString("base64"),
  SEAL_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

// Instances with the same HASH_KEY must decrypt each other's Server Actions, so the key is derived and not random.
function actionsKey({ HASH_KEY }: Env): string {
  return Buffer.from(hkdfSync("sha256", HASH_KEY, "", "safe-harbor/server-actions", 32)).toString("base64");
}

function pick<From, Name extends keyof From>(from: From, names: Name[]): Pick<From, Name> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<From, Name>;
}
