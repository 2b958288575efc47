import { expect, test } from "vitest";

import { parseEnv } from "../lib/env";
import { testSettings } from "../tests/settings";
import { warningsOf } from "./urls";

const ours = { databasePassword: "a", appPassword: "b" };
const settings = (changes: Record<string, string>) => parseEnv({ ...testSettings, ...changes });

test("a public site without TRUSTED_PROXIES gets a warning", () => {
  const warned = (changes: Record<string, string>) =>
    warningsOf({ env: settings(changes), embeddedDatabase: ours, localPostbox: true });
  expect(warned({ SITE_URL: "https://harbor.example" })).toEqual([expect.stringContaining("TRUSTED_PROXIES is empty")]);
  expect(warned({ SITE_URL: "https://harbor.example", TRUSTED_PROXIES: "127.0.0.1" })).toEqual([]);
  expect(warned({ SITE_URL: "http://localhost:3000" })).toEqual([]);
});

test("a site with DATABASE_URL and without a key of the mail service gets a warning that no email is sent", () => {
  const env = settings({});
  expect(warningsOf({ env, embeddedDatabase: null, localPostbox: true })).toEqual([
    expect.stringContaining("RESEND_API_KEY is not set"),
  ]);
  expect(warningsOf({ env, embeddedDatabase: null, localPostbox: false })).toEqual([]);
  expect(warningsOf({ env, embeddedDatabase: ours, localPostbox: true })).toEqual([]);
});

test("a site that sends mail and names no postal address gets a warning", () => {
  const warned = (address: string, localPostbox: boolean) =>
    warningsOf({ env: settings({ POSTAL_ADDRESS: address }), embeddedDatabase: ours, localPostbox });
  expect(warned("", false)).toEqual([expect.stringContaining("POSTAL_ADDRESS is empty")]);
  expect(warned("1 Main St", false)).toEqual([]);
  expect(warned("", true)).toEqual([]);
});
