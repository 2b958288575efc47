import { createSecretKey } from "node:crypto";

import ipaddr from "ipaddr.js";
import { z } from "zod";

const SEAL_KEY_BYTES = 32;

/** How the keys begin that are made up for the local postbox. The real mail service must never be shown one. */
export const LOCAL_MAIL_KEY = "re_local_";

const cidrList = z.string().transform((text, context) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      try {
        return ipaddr.parseCIDR(part.includes("/") ? part : `${part}/${part.includes(":") ? 128 : 32}`);
      } catch {
        context.addIssue(`"${part}" is not an address range such as 10.0.0.0/8`);
        return z.NEVER;
      }
    }),
);

const sealKeys = z
  .string()
  .transform((text, context) =>
    text.split(",").map((part) => {
      const [id = "", encoded = ""] = part.trim().split(":");
      const key = Buffer.from(encoded, "base64");
      if (!/^[a-z0-9]{1,16}$/.test(id) || key.length !== SEAL_KEY_BYTES) {
        context.addIssue(`"${id}" should be id:base64, with an id of a-z and 0-9 and a key of ${SEAL_KEY_BYTES} bytes`);
      }
      // As a KeyObject: node turns plain bytes into one at every use, which costs more than sealing does.
      return { id, key: createSecretKey(key) };
    }),
  )
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, "key ids must differ");

const settings = z.object({
  SITE_NAME: z.string().min(1).max(80).default("Safe Harbor for Every Child"),
  ORGANIZATION_NAME: z.string().min(1).max(120).default("Safe Harbor for Every Child"),
  CONTACT_EMAIL: z.email().default("contact@example.org"),
  POSTAL_ADDRESS: z.string().max(300).default(""),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "should be postgresql://user:password@host/database" }),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
  RESEND_API_KEY: z.string().min(1),
  RESEND_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, "should begin with whsec_")
    .optional(),
  MAIL_FROM: z.string().min(3).default("Safe Harbor for Every Child <petition@example.org>"),
  NEXTAUTH_SECRET: z.string().min(32, "should be at least 32 characters"),
  SEAL_KEYS: sealKeys,
  HASH_KEY: z
    .string()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((key) => key.length >= 32, "should be the base64 of at least 32 bytes"),
  TRUSTED_PROXIES: cidrList.default([]),
  GEOCODER_URL: z
    .url({ protocol: /^https?$/ })
    .default("https://geocoding.geo.census.gov/geocoder/geographies/onelineaddress"),
  FIRST_ORGANIZER: z.email().optional(),
  WORKER: z.enum(["inline", "off"]).default("inline"),
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
  // Where the build lies; the tests keep several.
  NEXT_DIST_DIR: z.string().min(1).default(".next"),
  // Shows every component in every state at /dev/stories outside development too.
  STORIES: z.enum(["on", "off"]).default("off"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

export class SettingsError extends Error {}

/**
 * The settings of one environment. Empty values count as unset, so a line left blank in `.env` means its default.
 * Throws a SettingsError that names every wrong setting and what it should be, and never repeats its value.
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      ({ path, message, code }) =>
        `  ${path.join(".")}: ${code === "invalid_type" && !((path[0] as string) in given) ? "is required" : message}`,
    );
    throw new SettingsError(`These settings need attention:\n${lines.join("\n")}`);
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
