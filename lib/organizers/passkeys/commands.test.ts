import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { beginFullSession } from "@/tests/sessions";
import { SoftwarePasskey } from "@/tests/software-passkey";

import { listAuditEntries } from "../../audit/queries";
import { env } from "../../env";
import { addMilliseconds, HOUR, MINUTE } from "../../time";
import { inviteFirstOrganizer, inviteOrganizer } from "../commands";
import { listOrganizers } from "../queries";
import type { Session } from "../schema";
import { giveSecondFactor, removeSecondFactor } from "../second-factor/commands";
import { countRecoveryCodes } from "../second-factor/queries";
import { resetSecondFactor } from "../second-factor/reset/commands";
import { beginSession, join } from "../sign-in/commands";
import { findAnySession, findSession } from "../sign-in/queries";
import { addPasskey, beginPasskey, givePasskey, removePasskey } from "./commands";
import { listPasskeys } from "./queries";
import { addPasskeyInput, givePasskeyInput } from "./schema";

const now = new Date("2026-03-01T12:00:10Z");
const later = addMilliseconds(now, 5 * MINUTE + 1);

let admin: Session;
let ben: number;
let device: SoftwarePasskey;

beforeEach(async () => {
  await emptyDatabase();
  await inviteFirstOrganizer(cast.organizer.email, now);
  const [{ id } = { id: 0 }] = await listOrganizers(now);
  await join(id, now);
  await beginFullSession(id, "the admin's", now);
  admin = await sessionOf("the admin's");
  const invited = await inviteOrganizer(admin, { email: "ben@example.org", role: "organizer", states: null }, now);
  ben = invited.ok ? invited.value.id : 0;
  await join(ben, now);
  device = new SoftwarePasskey(env.SITE_URL);
});

async function sessionOf(token: string, at = now): Promise<Session> {
  const session = await findAnySession(token, at);
  if (!session) throw new Error(`no session ${token}`);
  return session;
}

async function newSession(organizerId: number, token: string, at = now): Promise<Session> {
  await beginSession(organizerId, token, at);
  return sessionOf(token, at);
}

async function optionsOf(session: Session, purpose: "add" | "give", at = now): Promise<string> {
  const begun = await beginPasskey(session, purpose, at);
  if (!begun.ok) throw new Error(begun.refusal);
  return begun.value.options;
}

const add = (session: Session, response: string, at = now, name = "My phone") =>
  addPasskey(session, addPasskeyInput.parse({ response, name }), at);
const give = (session: Session, response: string, at = now) =>
  givePasskey(session, givePasskeyInput.parse({ response }).response, at);

/** Adds the passkey of `device` in a session of Ben. */
async function setUp(token = "here"): Promise<Session> {
  const session = await newSession(ben, token);
  expect(await add(session, device.add(await optionsOf(session, "add")))).toMatchObject({ ok: true });
  return sessionOf(token);
}

const refused = { ok: false, refusal: "wrong-code" };

describe("a passkey", () => {
  it("as the first factor comes with recovery codes, ends other sessions, and is logged without its name", async () => {
    await beginSession(ben, "elsewhere", now);
    const session = await newSession(ben, "here");
    const added = await add(session, device.add(await optionsOf(session, "add")), now, "Ben's phone");
    expect(added.ok && added.value.recoveryCodes).toHaveLength(10);
    expect(await findAnySession("elsewhere", now)).toBeNull();
    expect(await sessionOf("here")).toMatchObject({ hasSecondFactor: true, need: null });
    expect(await listPasskeys(ben)).toMatchObject([{ name: "Ben's phone", createdAt: now, lastUsedAt: null }]);
    const rows = await onDatabase(async (client) => (await client.query("SELECT p::text FROM passkey p")).rows);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from("Ben's phone").toString("hex"));
    expect((await listAuditEntries({ limit: 1 })).map(({ action }) => action)).toEqual(["passkey-added"]);
  });

  it("opens the console after the link, which is closed before, and says when it was used", async () => {
    await setUp();
    const session = await newSession(ben, "next");
    expect(session.need).toBe("second-factor");
    expect(await findSession("next", now)).toBeNull();
    expect(await give(session, device.give(await optionsOf(session, "give")))).toMatchObject({ ok: true });
    expect(await findSession("next", now)).toMatchObject({ need: null, provenAt: now });
    expect(await listPasskeys(ben)).toMatchObject([{ lastUsedAt: now }]);
  });

  it("is added beside another factor without new recovery codes, and cannot replace the one that is lacking", async () => {
    const session = await setUp();
    const other = new SoftwarePasskey(env.SITE_URL);
    const added = await add(session, other.add(await optionsOf(session, "add")));
    expect(added).toEqual({ ok: true, value: { recoveryCodes: null } });
    expect(await countRecoveryCodes(ben)).toBe(10);
    const unfinished = await newSession(ben, "by link");
    expect(await beginPasskey(unfinished, "add", now)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await beginPasskey(session, "add", addMilliseconds(now, HOUR + 1))).toMatchObject({ ok: false });
  });
});

describe("a challenge", () => {
  it("is signed once, also by two requests at once, and within five minutes", async () => {
    await setUp();
    const session = await newSession(ben, "next");
    const response = device.give(await optionsOf(session, "give"));
    const results = await Promise.all([give(session, response), give(session, response)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await give(session, response)).toEqual(refused);
    expect(await give(session, device.give(await optionsOf(session, "give")), later)).toEqual(refused);
  });

  it("of another session, for another purpose, or that was replaced is none", async () => {
    await setUp();
    const [session, other] = [await newSession(ben, "next"), await newSession(ben, "other")];
    const response = device.give(await optionsOf(other, "give"));
    expect(await give(session, response)).toEqual(refused);
    await optionsOf(session, "give");
    expect(await give(session, response)).toEqual(refused);
    const here = await sessionOf("here");
    expect(await give(here, device.give(await optionsOf(here, "add")))).toEqual(refused);
    expect(await findSession("next", now)).toBeNull();
  });
});

describe("a response", () => {
  it("from another site, of an unverified person or of a stranger's device gives nothing", async () => {
    await setUp();
    const session = await newSession(ben, "next");
    const wrong = [{ origin: "https://safe-harb0r.example" }, { verified: false }];
    for (const each of wrong) {
      expect(await give(session, device.give(await optionsOf(session, "give"), each))).toEqual(refused);
      const here = await sessionOf("here");
      const added = new SoftwarePasskey(env.SITE_URL).add(await optionsOf(here, "add"), each);
      expect(await add(here, added)).toEqual(refused);
    }
    const stranger = new SoftwarePasskey(env.SITE_URL);
    expect(await give(session, stranger.give(await optionsOf(session, "give")))).toEqual(refused);
    expect(await beginPasskey(admin, "give", now)).toMatchObject({ ok: false });
  });

  it("with a counter that does not grow is of a copy, and gives nothing", async () => {
    await setUp();
    const session = await newSession(ben, "next");
    const giveWith = async (counter: number) => {
      device.counter = counter - 1;
      return give(session, device.give(await optionsOf(session, "give")));
    };
    expect(await giveWith(8)).toMatchObject({ ok: true });
    for (const counter of [8, 3]) expect(await giveWith(counter)).toEqual(refused);
    expect(await giveWith(9)).toMatchObject({ ok: true });
  });

  it("shares the ten tries with the codes", async () => {
    await setUp();
    const session = await newSession(ben, "next");
    for (let each = 0; each < 9; each += 1) await giveSecondFactor(session, { kind: "app", digits: "000000" }, now);
    expect(await give(session, device.give(await optionsOf(session, "give")))).toEqual({
      ok: false,
      refusal: "too-many-tries",
    });
  });
});

describe("the passkeys of an organizer", () => {
  it("are removed one by one but the only factor, and all together by turning it off or by a reset", async () => {
    const session = await setUp();
    const { id } = (await listPasskeys(ben))[0]!;
    expect(await removePasskey(session, id, now)).toEqual({ ok: false, refusal: "only-factor" });
    expect(await removePasskey(session, id, addMilliseconds(now, HOUR + 1))).toMatchObject({ refusal: "not-recent" });
    await add(session, new SoftwarePasskey(env.SITE_URL).add(await optionsOf(session, "add")));
    expect(await removePasskey(admin, id, now)).toMatchObject({ ok: false });
    expect(await removePasskey(session, id, now)).toEqual({ ok: true });
    expect(await listPasskeys(ben)).toHaveLength(1);
    expect(await removeSecondFactor(session, now)).toMatchObject({ ok: true });
    expect([await listPasskeys(ben), await countRecoveryCodes(ben)]).toEqual([[], 0]);
    device = new SoftwarePasskey(env.SITE_URL);
    await setUp("again");
    expect(await resetSecondFactor(admin, ben, now)).toMatchObject({ ok: true });
    expect([await listPasskeys(ben), await findAnySession("again", now)]).toEqual([[], null]);
  });
});
