import { setTimeout } from "node:timers/promises";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "@/lib/db/client";
import { redeemProofOfWork } from "@/lib/limits/commands";
import { createProofChallenge } from "@/lib/limits/proof-of-work";
import { clearSettingsMemo, findRecentSettings, findSettings } from "@/lib/limits/settings/queries";
import { DEFAULT_SETTINGS } from "@/lib/limits/settings/rules";
import { throttle } from "@/lib/signatures/throttle";
import { changeSettings } from "@/lib/organizers/settings/commands";
import { numbersInput, retentionInput } from "@/lib/organizers/settings/schema";

import { emptyDatabase, onDatabase } from "./database.ts";
import { createAdmin } from "./deliveries.ts";
import { solvedProof } from "./proof.ts";

// altcha-lib reads the clock itself, so these tests run at the current time.
const now = new Date();
const IP = "198.51.100.7";

beforeEach(async () => {
  await emptyDatabase();
  clearSettingsMemo();
});

/** How many seconds the email of a form waits, or null where the form is refused. */
async function waitOf(email: string, proof?: string): Promise<number | null> {
  let notBefore: Date | undefined;
  const sent = await throttle(email, { ip: IP, proof }, now, async (uses, at) => {
    notBefore = at;
    return { consumed: uses.map(() => ({ allowed: true, used: 0 })), written: undefined };
  });
  return sent.ok ? (notBefore!.getTime() - now.getTime()) / 1_000 : null;
}

describe("a setting", () => {
  it("is changed by admins alone, with who changed what in the log, and an equal one changes nothing", async () => {
    const admin = await createAdmin();
    expect(await changeSettings({ ...admin, role: "organizer" }, { "reminder-days": 3 }, now)).toEqual({
      ok: false,
      refusal: "not-allowed",
    });
    expect(await changeSettings(admin, { "reminder-days": 3, "emails-per-mailbox": 6 }, now)).toMatchObject({
      ok: true,
    });
    expect(await findSettings()).toEqual({ ...DEFAULT_SETTINGS, "reminder-days": 3 });
    expect(
      await db.auditEntry.findMany({ select: { actor: true, action: true, subject: true, detail: true } }),
    ).toEqual([
      {
        actor: `organizer:${admin.id}`,
        action: "switch-set",
        subject: "switch:reminder-days",
        detail: { value: 3, from: 2 },
      },
    ]);
  });

  it("out of its bounds is refused in plain words", () => {
    const parsed = numbersInput("mailbox").safeParse({ emailsPerMailbox: "2" });
    expect(parsed.error?.issues[0]?.message).toBe("Write a whole number from 3 to 50");
    const retention = {
      keptUnconfirmedDays: "31",
      keptSendersDays: "x",
      keptEmailsDays: "",
      keptSignaturesMonths: "24",
    };
    expect(retentionInput.safeParse(retention).error?.issues.map(({ message }) => message)).toEqual([
      "Write a whole number from 8 to 30",
      "Write a whole number from 8 to 14",
      "Write a whole number from 8 to 30",
      "Write a whole number from 4 to 12",
    ]);
    expect(numbersInput("limits").safeParse({ signingPerSource: " 1,000 " }).error?.issues).not.toContainEqual(
      expect.objectContaining({ path: ["signingPerSource"] }),
    );
  });

  it("that an earlier version stored out of bounds has its default", async () => {
    await onDatabase((client) =>
      client.query(
        "INSERT INTO setting (key, value) VALUES ('kept-signatures-months', '24'), ('proof-rounds', '\"x\"')",
      ),
    );
    expect(await findSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it("that another process changes holds here within about a second", async () => {
    expect(await findRecentSettings()).toEqual(DEFAULT_SETTINGS);
    await onDatabase((client) => client.query("INSERT INTO setting (key, value) VALUES ('unproved-per-source', '2')"));
    await setTimeout(1_050);
    expect(await findRecentSettings()).toMatchObject({ "unproved-per-source": 2 });
  });
});

describe("the limits of forms", () => {
  it("are those that admins set: first the email waits, then the form is refused", async () => {
    const admin = await createAdmin();
    await changeSettings(admin, { "unproved-per-source": 2, "signing-per-source": 20 }, now);
    const waits: (number | null)[] = [];
    for (let form = 0; form < 22; form += 1) waits.push(await waitOf(`reader${form}@gmail.com`));
    expect(waits.slice(0, 4)).toEqual([0, 0, 15, 30]);
    expect(waits.slice(20)).toEqual([null, null]);
  });
});

describe("the proof of work", () => {
  const own = { name: "own", key: "somebody", max: 100, windowMilliseconds: 3_600_000 };
  const slow = { ...own, name: "slow", slowsOnly: true } as const;
  const counts = async (proof: string) =>
    (await redeemProofOfWork({ always: [own], unproved: [slow], proof }, now)).unproved === null;

  it("is as hard as admins set it, and an easier one from before counts as none", async () => {
    const admin = await createAdmin();
    const [easy, alsoEasy] = [await solvedProof(now), await solvedProof(now)];
    expect(await counts(easy)).toBe(true);
    await changeSettings(admin, { "proof-rounds": 2_000 }, now);
    expect((await createProofChallenge(now)).parameters.cost).toBe(2_000);
    expect(await counts(alsoEasy)).toBe(false);
    const hard = await solvedProof(now);
    await changeSettings(admin, { "proof-rounds": 1_000 }, now);
    expect(await counts(hard)).toBe(true);
    expect(await counts(await solvedProof(now))).toBe(true);
  });
});
