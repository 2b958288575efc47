import { z } from "zod";

import {
  baseUrlSetting,
  databaseUrlSetting,
  emailSetting,
  hashKeySetting,
  hostSetting,
  httpUrlSetting,
  manyLinesSetting,
  networksSetting,
  oneLineSetting,
  oneOf,
  originSetting,
  sealKeysSetting,
  senderSetting,
  tokenSetting,
  webhookSecretSetting,
  wholeNumber,
} from "./setting-rules.ts";

/** The prefix of the API keys that are generated for the local postbox. They must never be sent to the real mail service. */
export const LOCAL_MAIL_KEY = "re_local_";

const settings = z.object({
  SITE_NAME: oneLineSetting(80).default("Safe Harbor for Every Child"),
  ORGANIZATION_NAME: oneLineSetting(120).default("Safe Harbor for Every Child"),
  CONTACT_EMAIL: emailSetting.default("contact@example.org"),
  POSTAL_ADDRESS: manyLinesSetting(300).default(""),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: hostSetting.default("127.0.0.1"),
  SITE_URL: originSetting.optional(),
  DATA_DIR: oneLineSetting(1_000).default(".data"),
  DATABASE_URL: databaseUrlSetting,
  DATABASE_OWNER_URL: databaseUrlSetting.optional(),
  DATABASE_DIRECT_URL: databaseUrlSetting.optional(),
  DATABASE_PREPARED_STATEMENTS: oneOf("on", "off").optional(),
  DATABASE_REPLICA_URL: databaseUrlSetting.optional(),
  DATABASE_POOL_MAX: wholeNumber(2, 200).default(10),
  BACKUP_DIR: oneLineSetting(1_000).optional(),
  BACKUP_KEEP: wholeNumber(1, 1_000).default(7),
  // Read by scripts/database/backup, which alone encrypts and opens backups.
  BACKUP_RECIPIENT: oneLineSetting(5_000).optional(),
  BACKUP_PASSPHRASE: oneLineSetting(1_000).optional(),
  BACKUP_PASSPHRASE_FILE: oneLineSetting(1_000).optional(),
  BACKUP_IDENTITY_FILE: oneLineSetting(1_000).optional(),
  RESEND_API_KEY: z.string().regex(/^re_[\x21-\x7e]+$/, "should begin with re_, as the mail service shows it"),
  RESEND_BASE_URL: baseUrlSetting.optional(),
  RESEND_WEBHOOK_SECRET: webhookSecretSetting.optional(),
  MAIL_FROM: senderSetting.default("Safe Harbor for Every Child <petition@example.org>"),
  NEXTAUTH_SECRET: z.string().min(32, "should be at least 32 characters"),
  SEAL_KEYS: sealKeysSetting,
  HASH_KEY: hashKeySetting,
  TRUSTED_PROXIES: networksSetting.default([]),
  WEBHOOK_NETWORKS: networksSetting.default([]),
  GEOCODER_URL: httpUrlSetting.default("https://geocoding.geo.census.gov/geocoder/geographies/onelineaddress"),
  FIRST_ORGANIZER: emailSetting.optional(),
  WORKER: oneOf("inline", "off").default("inline"),
  WEB_CONCURRENCY: wholeNumber(1, 256).optional(),
  // Without it, nothing is given out at /api/metrics.
  METRICS_TOKEN: tokenSetting.optional(),
  // Where traces go. Without it none are made.
  OTEL_EXPORTER_OTLP_ENDPOINT: baseUrlSetting.optional(),
  // The folder of the build. The tests have several.
  NEXT_DIST_DIR: oneLineSetting(1_000).default(".next"),
  // "on" serves /dev/stories (every component in every state) outside development too.
  STORIES: oneOf("on", "off").default("off"),
  NODE_ENV: oneOf("development", "production", "test").default("production"),
});

/** The names of all settings. */
export const SETTING_NAMES = Object.keys(settings.shape);

export class SettingsError extends Error {}

/**
 * The settings of one environment. Empty values count as unset, so a line left blank in `.env` means its default.
 * Throws a SettingsError that names every wrong setting and what it should be, and never repeats its value.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [name], message }) =>
      (name as string) in present ? `  ${String(name)}: ${message}` : `  ${String(name)}: is required`,
    );
    throw new SettingsError(`These settings need attention:\n${[...new Set(lines)].join("\n")}`);
  }
  const { SITE_URL, PORT, ...rest } = parsed.data;
  return { ...rest, PORT, SITE_URL: SITE_URL ?? `http://localhost:${PORT}` };
}

export type Env = ReturnType<typeof parseEnv>;

let parsedEnv: Env | undefined;

/** The settings of this process, parsed at first use. */
export const env = new Proxy({} as Env, {
  get: (_target, name: keyof Env) => (parsedEnv ??= parseEnv(process.env))[name],
});
