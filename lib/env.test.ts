import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { testSettings } from "../tests/settings";
import { parseEnv, SETTING_NAMES, SettingsError } from "./env";

const parse = (settings: Record<string, string>) => parseEnv({ ...testSettings, ...settings });
const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString("base64");
const ORIGIN = "without path, query or password";

// The name of a setting, the text of its error, and invalid values.
const WRONG: [name: string, says: string, values: string[]][] = [
  ["SITE_NAME", "one line of at most 80", [" ", "Safe\nHarbor", "x".repeat(81)]],
  ["ORGANIZATION_NAME", "one line of at most 120", [" ", "Safe\u0000Harbor", "x".repeat(121)]],
  ["CONTACT_EMAIL", "an email", ["Safe Harbor", "desk@", "a@example.org, b@example.org", "Desk <a@example.org>"]],
  ["POSTAL_ADDRESS", "without control characters", ["1 Main St\u0007"]],
  ["POSTAL_ADDRESS", "at most 300", ["x".repeat(301)]],
  ["PORT", "a whole number from 1 to 65535", ["harbor", "0", "65536", "3e3", "0x50", "-1", "80.5", "3000/"]],
  ["HOST", "an IP or a host name", ["http://127.0.0.1", "127.0.0.1:3000", "[::1]", "*", "my host", "-harbor"]],
  [
    "SITE_URL",
    ORIGIN,
    [
      "https://harbor.example/site",
      "https://harbor.example/?a=b",
      "https://harbor.example?",
      "https://harbor.example/#top",
      "https://ann:secret@harbor.example",
      "https://ann@harbor.example",
      "harbor.example",
      "ftp://harbor.example",
      "https://",
      '"https://harbor.example"',
    ],
  ],
  ["DATA_DIR", "one line", ["data\u0000"]],
  [
    "DATABASE_URL",
    "should be postgresql://user:password@host/database",
    [
      "harbor",
      "mysql://harbor@host/db",
      "postgresql://",
      "postgresql:///db",
      "postgresql://u:p#ss@host/db",
      "postgresql://u:50%@host/db",
    ],
  ],
  ["DATABASE_OWNER_URL", "should be postgresql://user:password@host/database", ["harbor", "https://db.example"]],
  ["DATABASE_DIRECT_URL", "should be postgresql://user:password@host/database", ["harbor", "https://db.example"]],
  ["DATABASE_REPLICA_URL", "should be postgresql://user:password@host/database", ["harbor", "https://db.example"]],
  ["DATABASE_PREPARED_STATEMENTS", '"on" or "off"', ["auto"]],
  ["BACKUP_DIR", "one line", ["backups\nhere"]],
  ["BACKUP_KEEP", "a whole number from 1 to 1000", ["0", "all"]],
  ["BACKUP_RECIPIENT", "one line", ["age1\nage1"]],
  ["BACKUP_PASSPHRASE", "one line", ["a\nb"]],
  ["BACKUP_PASSPHRASE_FILE", "one line", ["a\nb"]],
  ["BACKUP_IDENTITY_FILE", "one line", ["a\nb"]],
  ["DATABASE_POOL_MAX", "a whole number from 2 to 200", ["1", "201", "many"]],
  ["RESEND_API_KEY", "begin with re_", ["re_", "sk_live", "re_a key", "re_a\nb"]],
  ["RESEND_BASE_URL", "a URL that begins with http", ["mail", "https://a:b@mail.example", "https://mail.example/?x=1"]],
  ["RESEND_WEBHOOK_SECRET", "whsec_ and base64", ["whsec_", "secret", "whsec_not base64", `${base64(32)}`]],
  [
    "MAIL_FROM",
    "a name and an email",
    [
      "Safe Harbor",
      "Safe Harbor <>",
      "Safe Harbor <petition>",
      "<ann@example.org",
      "a@example.org, b@example.org",
      "Harbor, Safe <petition@example.org>",
      "Safe\nHarbor <petition@example.org>",
      "Harbor <a@example.org> <b@example.org>",
    ],
  ],
  ["MAIL_FROM", "at most 320", [`${"x".repeat(320)} <a@example.org>`]],
  ["NEXTAUTH_SECRET", "at least 32 characters", ["short"]],
  [
    "SEAL_KEYS",
    "should be id:base64",
    [
      base64(32),
      `k1:${base64(31)}`,
      `k1:${base64(33)}`,
      `K1:${base64(32)}`,
      `k1:${"correct horse battery staple, again and again"}`,
      `k1:${base64(32)},`,
      `k1:${base64(32).slice(0, -1)}`,
    ],
  ],
  ["SEAL_KEYS", "a different id for each key", [`k1:${base64(32)},k1:${base64(32)}`]],
  [
    "HASH_KEY",
    "the base64 of at least 32 bytes",
    [
      "a passphrase that is long enough to look like a key",
      base64(31),
      `${base64(32)} `,
      base64(32).slice(0, -1),
      "!".repeat(64),
    ],
  ],
  [
    "TRUSTED_PROXIES",
    "IPs and networks",
    ["proxy", "10.0.0.0/33", "::1/129", "10/8", "10.0.0.0-10.0.0.9", "10.0.0.0/"],
  ],
  ["WEBHOOK_NETWORKS", "IPs and networks", ["localhost", "127.0.0.0/33"]],
  ["GEOCODER_URL", "a URL that begins with http", ["census", "file:///etc", "https://a:b@geo.example"]],
  ["FIRST_ORGANIZER", "an email", ["ann", "ann@@example.org"]],
  ["WORKER", '"inline" or "off"', ["on", "OFF"]],
  ["WEB_CONCURRENCY", "a whole number from 1 to 256", ["0", "auto", "257"]],
  ["STORIES", '"on" or "off"', ["yes"]],
  ["METRICS_TOKEN", "24 characters or more", ["secret", "a token with spaces in it, of any length"]],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "a URL that begins with http", ["collector:4318", "grpc://collector"]],
  ["NODE_ENV", '"production"', ["prod"]],
];

describe("an invalid setting is named, with what it should be, and its value is not repeated", () => {
  const cases = WRONG.flatMap(([name, says, values]) => values.map((value) => [name, value, says] as const));

  test.each(cases)("%s=%j", (name, value, says) => {
    const failure = failureOf({ [name]: value });
    expect(failure).toContain(`  ${name}: `);
    expect(failure).toContain(says);
    expect(failure.split("\n")).toHaveLength(2);
    if (value.length > 20) expect(failure).not.toContain(value);
  });

  test("all at once, not one by one", () => {
    expect(failureOf({ PORT: "harbor", SITE_URL: "harbor", WORKER: "harbor" }).split("\n")).toHaveLength(4);
  });

  test("a missing one is said to be required", () => {
    expect(failureOf({ HASH_KEY: "", DATABASE_URL: "" })).toMatch(
      /DATABASE_URL: is required\n {2}HASH_KEY: is required$/,
    );
  });

  test("every setting has a test of invalid values", () => {
    // A folder of any name works.
    const others = ["NEXT_DIST_DIR"];
    expect(SETTING_NAMES.filter((name) => !others.includes(name) && !WRONG.some(([wrong]) => wrong === name))).toEqual(
      [],
    );
  });

  test(".env.example lists every setting, and no other", () => {
    const example = readFileSync(path.resolve(import.meta.dirname, "../.env.example"), "utf8");
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    // Read by the postbox and by the tests.
    const others = ["POSTBOX_RATE", "CHROMIUM_PATH"];
    expect(names.filter((name) => !SETTING_NAMES.includes(name))).toEqual(others);
    // The start sets it.
    expect(SETTING_NAMES.filter((name) => !names.includes(name))).toEqual(["NODE_ENV"]);
  });
});

describe("settings that work", () => {
  test.each([
    ["https://harbor.example/", "https://harbor.example"],
    ["HTTPS://Harbor.Example", "https://harbor.example"],
    ["http://localhost:4000", "http://localhost:4000"],
    ["https://harbor.example:443", "https://harbor.example"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("SITE_URL=%s is the origin %s", (value, origin) => {
    expect(parse({ SITE_URL: value }).SITE_URL).toBe(origin);
  });

  test.each([
    "petition@example.org",
    "Safe Harbor <petition@example.org>",
    '"Harbor, Safe" <petition@example.org>',
    '"Safe <x> Harbor" <petition@example.org>',
    "Niños a salvo <petition@example.org>",
    "<petition@example.org>",
  ])("MAIL_FROM=%s", (value) => {
    expect(parse({ MAIL_FROM: value }).MAIL_FROM).toBe(value);
  });

  test("emails with an international domain are converted to ASCII, whatever the local part", () => {
    const settings = {
      CONTACT_EMAIL: "jim&pam@сайт.рф",
      FIRST_ORGANIZER: "Ann@Bücher.example",
      MAIL_FROM: "Harbor <hi@сайт.рф>",
    };
    expect(parse(settings)).toMatchObject({
      CONTACT_EMAIL: "jim&pam@xn--80aswg.xn--p1ai",
      FIRST_ORGANIZER: "ann@xn--bcher-kva.example",
      MAIL_FROM: "Harbor <hi@xn--80aswg.xn--p1ai>",
    });
  });

  test.each(["0.0.0.0", "::", "::1", "localhost", "web-1.internal"])("HOST=%s", (value) => {
    expect(parse({ HOST: value }).HOST).toBe(value);
  });

  test.each([
    "postgresql://harbor@db.example",
    "postgres://harbor:p%40ss@db.example:5433/harbor?sslmode=require",
    "postgresql:///harbor?host=/var/run/postgresql",
  ])("DATABASE_URL=%s", (value) => {
    expect(parse({ DATABASE_URL: value }).DATABASE_URL).toBe(value);
  });

  test("one IP in TRUSTED_PROXIES is a network of one", () => {
    const networks = parse({ TRUSTED_PROXIES: "10.0.0.0/8, ::1," }).TRUSTED_PROXIES;
    expect(networks.map(([ip, bits]) => `${ip.toString()}/${bits}`)).toEqual(["10.0.0.0/8", "::1/128"]);
  });

  test("an empty setting has its default", () => {
    const { PORT, SITE_URL, WORKER } = parse({ PORT: "", SITE_URL: "", WORKER: "" });
    expect([PORT, SITE_URL, WORKER]).toEqual([3000, "http://localhost:3000", "inline"]);
  });
});

function failureOf(settings: Record<string, string>): string {
  try {
    parse(settings);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error("These settings were accepted.");
}
