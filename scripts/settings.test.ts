import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { testSettings } from "../tests/settings";
import { readSettings } from "./settings";

let dataDir: string;
beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), "safe-harbor-settings-")), "data");
  for (const name of Object.keys(testSettings)) vi.stubEnv(name, undefined);
  vi.stubEnv("DATA_DIR", dataDir);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

const secretsFile = () => path.join(dataDir, "secrets.json");
const set = (settings: Record<string, string>) =>
  Object.entries(settings).forEach(([name, value]) => vi.stubEnv(name, value));

describe("with nothing set", () => {
  test("every secret is generated once, and only the owner may read it", () => {
    const first = readSettings("production");
    const second = readSettings("production");
    for (const name of [
      "NEXTAUTH_SECRET",
      "HASH_KEY",
      "SEAL_KEYS",
      "RESEND_API_KEY",
      "RESEND_WEBHOOK_SECRET",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    ]) {
      expect(first.childEnv[name]).toBeTruthy();
      expect(second.childEnv[name]).toBe(first.childEnv[name]);
    }
    expect(first.embeddedDatabase).toEqual(second.embeddedDatabase);
    expect(statSync(secretsFile()).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test("the first organizer has a default, which a setting overrides", () => {
    expect(readSettings("production").childEnv["FIRST_ORGANIZER"]).toBe("organizer@example.org");
    set({ FIRST_ORGANIZER: "ada@example.org" });
    expect(readSettings("production").childEnv["FIRST_ORGANIZER"]).toBe("ada@example.org");
  });

  test("an empty line in .env means the default", () => {
    set({ PORT: "", DATABASE_URL: "", SITE_URL: "", FIRST_ORGANIZER: "" });
    const { env, embeddedDatabase, childEnv } = readSettings("production");
    expect(env.PORT).toBe(3000);
    expect(embeddedDatabase).not.toBeNull();
    expect(childEnv["FIRST_ORGANIZER"]).toBe("organizer@example.org");
  });

  test("a secret that is set is used", () => {
    set({ HASH_KEY: testSettings["HASH_KEY"]! });
    expect(readSettings("production").childEnv["HASH_KEY"]).toBe(testSettings["HASH_KEY"]);
  });

  test("a wrong setting is named before anything is created", () => {
    set({ PORT: "harbor" });
    expect(() => readSettings("production")).toThrow(/PORT/);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("a DATA_DIR that is a file, or lies in one, is named", () => {
    const file = path.join(path.dirname(dataDir), "file");
    writeFileSync(file, "");
    for (const wrong of [file, path.join(file, "data")]) {
      set({ DATA_DIR: wrong });
      expect(() => readSettings("production")).toThrow(/DATA_DIR names .*not a folder/);
    }
  });

  test("the key of a local postbox is refused as the key of the mail service", () => {
    const { RESEND_API_KEY } = readSettings("production").childEnv;
    set({ RESEND_API_KEY: RESEND_API_KEY! });
    expect(() => readSettings("production")).toThrow(/RESEND_API_KEY is the key of a local postbox/);
  });

  test("damaged or missing secrets are not replaced where a database was sealed with them", () => {
    readSettings("production");
    mkdirSync(path.join(dataDir, "postgres"));
    const kept = readFileSync(secretsFile(), "utf8");
    writeFileSync(secretsFile(), kept.slice(0, 40));
    expect(() => readSettings("production")).toThrow(/secrets.json is damaged/);
    rmSync(secretsFile());
    expect(() => readSettings("production")).toThrow(/secrets.json is missing/);
    expect(existsSync(secretsFile())).toBe(false);
  });
});

describe("with a database of one's own", () => {
  beforeEach(() => set({ DATABASE_URL: "postgresql://someone@db.example.org/harbor" }));

  test("missing secrets stop the start and are all named", () => {
    expect(() => readSettings("production")).toThrow(
      /NEXTAUTH_SECRET: is required[^]*SEAL_KEYS: is required[^]*HASH_KEY: is required/,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  test("with a key of the mail service as well, nothing is created here", () => {
    const { HASH_KEY, SEAL_KEYS, NEXTAUTH_SECRET } = testSettings;
    set({ HASH_KEY: HASH_KEY!, SEAL_KEYS: SEAL_KEYS!, NEXTAUTH_SECRET: NEXTAUTH_SECRET!, RESEND_API_KEY: "re_real" });
    const { localPostbox, embeddedDatabase, childEnv } = readSettings("production");
    expect([localPostbox, embeddedDatabase]).toEqual([false, null]);
    expect(childEnv["FIRST_ORGANIZER"]).toBeUndefined();
    expect(childEnv["RESEND_BASE_URL"]).toBeUndefined();
    expect(existsSync(dataDir)).toBe(false);
  });

  test("the URL of the owner is for migrations, and no process of the site gets it", () => {
    const { HASH_KEY, SEAL_KEYS, NEXTAUTH_SECRET } = testSettings;
    const owner = "postgresql://owner:secret@db.example.org/harbor";
    set({ HASH_KEY: HASH_KEY!, SEAL_KEYS: SEAL_KEYS!, NEXTAUTH_SECRET: NEXTAUTH_SECRET!, RESEND_API_KEY: "re_real" });
    set({ DATABASE_OWNER_URL: owner });
    const { env, childEnv } = readSettings("production");
    expect(env.DATABASE_OWNER_URL).toBe(owner);
    expect(childEnv["DATABASE_OWNER_URL"]).toBe("");
    set({ DATABASE_URL: "" });
    expect(() => readSettings("production")).toThrow("DATABASE_OWNER_URL needs DATABASE_URL");
  });

  test("instances that share HASH_KEY can open each other's forms", () => {
    const { HASH_KEY, SEAL_KEYS, NEXTAUTH_SECRET } = testSettings;
    set({ HASH_KEY: HASH_KEY!, SEAL_KEYS: SEAL_KEYS!, NEXTAUTH_SECRET: NEXTAUTH_SECRET!, RESEND_API_KEY: "re_real" });
    const key = () => readSettings("production").childEnv["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]!;
    expect(Buffer.from(key(), "base64")).toHaveLength(32);
    expect(key()).toBe(key());
  });
});

// Without our loader, as in production, so this also tests that the imports of the start work without it.
test.each([
  ["SITE_URL", "https://harbor.example/site?a=b"],
  ["MAIL_FROM", "Safe Harbor"],
  ["HASH_KEY", "a passphrase that is long enough to look like a key"],
])("the start ends at once with the name of a wrong %s, and creates nothing", (name, value) => {
  const script = path.join(import.meta.dirname, "start.ts");
  const { status, stderr, stdout } = spawnSync(process.execPath, [script], {
    env: { PATH: process.env["PATH"], NODE_ENV: "test", DATA_DIR: dataDir, [name]: value },
    encoding: "utf8",
    timeout: 30_000,
  });
  expect(stderr).toMatch(new RegExp(`^These settings need attention:\n  ${name}: should be .*\n$`));
  expect([status, stdout, existsSync(dataDir)]).toEqual([1, "", false]);
});
