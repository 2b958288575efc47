import { spawnSync } from "node:child_process";
import path from "node:path";

import { beforeEach, describe, expect, test } from "vitest";

import { databaseUrl, emptyDatabase, onDatabase } from "./database.ts";
import { setUpFactor } from "./sessions.ts";

import { emailHash } from "@/lib/canonical-email";
import { signInWithLink } from "@/lib/organizers/sign-in/next-auth-client";
import { sealEmail } from "@/lib/sealed-email";

const root = path.resolve(import.meta.dirname, "..");
const ADA = "ada@example.org";

beforeEach(emptyDatabase);

describe("npm run organizer:link", { timeout: 60_000 }, () => {
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ["--import", path.join(root, "scripts/loader.mjs"), "scripts/organizer-link.ts", ...args],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: databaseUrl() },
        encoding: "utf8",
      },
    );

  const addAda = async (): Promise<number> => {
    const hash = emailHash(ADA);
    const { rows } = await onDatabase((client) =>
      client.query<{ id: number }>(
        `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
         VALUES ($1, $2, 'admin', true, '{}', now(), now()) RETURNING id`,
        [hash, sealEmail(ADA, hash)],
      ),
    );
    return rows[0]!.id;
  };

  test("resets the second factor of somebody who lost it, and prints a link", async () => {
    const id = await addAda();
    await setUpFactor(id);
    const { stdout, status } = run("--reset-second-factor", ADA);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^The second factor is reset, and all sessions ended\./);
    expect(stdout).toContain("/console/sign-in/verify?token=");
    const { stderr } = run("--reset-second-factor", ADA);
    expect(stderr).toContain("This organizer has no second factor");
  });

  test("prints a link that works", async () => {
    await addAda();
    const { stdout, status } = run(ADA);
    expect(status).toBe(0);
    const [url = ""] = stdout.split("\n");
    expect(await signInWithLink(new URL(url).searchParams.get("token")!, undefined, new Date())).not.toBeNull();
  });

  test.each([
    [["nobody@example.org"], "No organizer has this email"],
    [[], "npm run organizer:link -- [--reset-second-factor] ADDRESS"],
    [["--reset", ADA], "npm run organizer:link -- [--reset-second-factor] ADDRESS"],
    [["--reset-second-factor", "nobody@example.org"], "No organizer has this email"],
    [["ada"], "Enter an email address"],
    [[ADA, "ben@example.org"], "Name one email"],
  ])("says what is wrong with %j, and prints no link", (args, message) => {
    const { stdout, stderr, status } = run(...args);
    expect([stdout, status]).toEqual(["", 1]);
    expect(stderr).toContain(message);
  });
});
