import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { beginFullSession } from "@/tests/sessions";

import { listAuditEntries } from "../../audit/queries";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../../time";
import { changeRights, inviteFirstOrganizer, inviteOrganizer, purgeOldSessions } from "../commands";
import { listOrganizers } from "../queries";
import type { Role, Session } from "../schema";
import { beginSession, join } from "../sign-in/commands";
import { findAnySession, findSession } from "../sign-in/queries";
import { codeAt } from "./app-code";
import { beginSetUp, finishSetUp, giveSecondFactor, makeRecoveryCodes, removeSecondFactor } from "./commands";
import { countRecoveryCodes, findNewSecret } from "./queries";
import { resetAsOperator, resetSecondFactor } from "./reset/commands";

const now = new Date("2026-03-01T12:00:10Z");
const later = addMilliseconds(now, 30 * SECOND);
const ADMIN = cast.organizer.email;
const BEN = "ben@example.org";

let admin: Session;
let ben: number;

beforeEach(async () => {
  await emptyDatabase();
  await inviteFirstOrganizer(ADMIN, now);
  const [{ id } = { id: 0 }] = await listOrganizers(now);
  await join(id, now);
  await beginFullSession(id, "the admin's", now);
  admin = await sessionOf("the admin's");
  ben = await invited(BEN, "organizer");
});

async function invited(email: string, role: Role): Promise<number> {
  const added = await inviteOrganizer(admin, { email, role, states: null }, now);
  if (!added.ok) throw new Error(added.refusal);
  await join(added.value.id, now);
  return added.value.id;
}

async function sessionOf(token: string, at = now): Promise<Session> {
  const session = await findAnySession(token, at);
  if (!session) throw new Error(`no session ${token}`);
  return session;
}

/** Sets up a second factor in a new session. */
async function setUp(organizerId: number, token: string, at = now) {
  await beginSession(organizerId, token, at);
  const session = await sessionOf(token, at);
  expect(await beginSetUp(session, at)).toMatchObject({ ok: true });
  const secret = (await findNewSecret(organizerId, at))!;
  const finished = await finishSetUp(session, codeAt(secret, at), at);
  if (!finished.ok) throw new Error(finished.refusal);
  return { secret, recoveryCodes: finished.value.recoveryCodes };
}

const app = (digits: string) => ({ kind: "app", digits }) as const;
const recovery = (code: string) => ({ kind: "recovery", code }) as const;
const actions = async () => (await listAuditEntries({ limit: 20 })).map(({ action }) => action);
const stored = (table: string) =>
  onDatabase(async (client) => JSON.stringify((await client.query(`SELECT t::text FROM ${table} t`)).rows));

describe("setting up a second factor", () => {
  it("takes a code of the app, gives ten recovery codes, ends other sessions, and is logged", async () => {
    await beginSession(ben, "elsewhere", now);
    const { recoveryCodes } = await setUp(ben, "here");
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await countRecoveryCodes(ben)).toBe(10);
    expect(await findSession("here", now)).toMatchObject({ id: ben, hasSecondFactor: true, need: null, provenAt: now });
    expect(await findAnySession("elsewhere", now)).toBeNull();
    expect((await actions())[0]).toBe("second-factor-set-up");
  });

  it("stores neither the secret nor a recovery code that can be read", async () => {
    const { secret, recoveryCodes } = await setUp(ben, "here");
    const all = (await stored("second_factor")) + (await stored("recovery_code")) + (await stored("audit_entry"));
    for (const text of [secret, ...recoveryCodes]) {
      expect(all).not.toContain(text);
      expect(all).not.toContain(Buffer.from(text).toString("hex"));
    }
  });

  it("keeps the secret that is shown for an hour, so that pressing twice does not make a scanned code useless", async () => {
    await beginSession(ben, "here", now);
    const session = await sessionOf("here");
    await Promise.all([beginSetUp(session, now), beginSetUp(session, now)]);
    const secret = await findNewSecret(ben, now);
    await beginSetUp(session, addMilliseconds(now, 59 * MINUTE));
    expect(await findNewSecret(ben, addMilliseconds(now, 59 * MINUTE))).toBe(secret);
    const hourLater = addMilliseconds(now, 61 * MINUTE);
    expect(await findNewSecret(ben, hourLater)).toBeNull();
    expect(await purgeOldSessions(hourLater)).toBeGreaterThan(0);
    expect(await stored("second_factor")).not.toContain("\\\\x");
  });

  it("with a wrong code changes nothing", async () => {
    await beginSession(ben, "here", now);
    const session = await sessionOf("here");
    expect(await finishSetUp(session, "123456", now)).toEqual({ ok: false, refusal: "not-begun" });
    await beginSetUp(session, now);
    const secret = (await findNewSecret(ben, now))!;
    const wrong = codeAt(secret, addMilliseconds(now, HOUR));
    expect(await finishSetUp(session, wrong, now)).toEqual({ ok: false, refusal: "wrong-code" });
    expect(await sessionOf("here")).toMatchObject({ hasSecondFactor: false, need: null });
  });

  it("of a new phone replaces the old one and its recovery codes", async () => {
    const old = await setUp(ben, "here");
    const session = await sessionOf("here", later);
    await beginSetUp(session, later);
    const secret = (await findNewSecret(ben, later))!;
    // Until it is finished the old phone works.
    expect(await giveSecondFactor(session, app(codeAt(old.secret, later)), later)).toMatchObject({ ok: true });
    const at = addMilliseconds(later, 30 * SECOND);
    expect(await finishSetUp(session, codeAt(secret, at), at)).toMatchObject({ ok: true });
    const next = addMilliseconds(at, 30 * SECOND);
    const wrong = { ok: false, refusal: "wrong-code" };
    expect(await giveSecondFactor(session, app(codeAt(old.secret, next)), next)).toEqual(wrong);
    expect(await giveSecondFactor(session, recovery(old.recoveryCodes[0]!), next)).toEqual(wrong);
    expect(await giveSecondFactor(session, app(codeAt(secret, next)), next)).toMatchObject({ ok: true });
  });

  it("is refused to somebody who has only the mailbox, and to an old session", async () => {
    await setUp(ben, "here");
    await beginSession(ben, "a thief's", later);
    const refusal = { ok: false, refusal: "not-allowed" };
    expect(await beginSetUp(await sessionOf("a thief's", later), later)).toEqual(refusal);
    expect(await finishSetUp(await sessionOf("a thief's", later), "123456", later)).toEqual(refusal);
    const old = addMilliseconds(now, 61 * MINUTE);
    expect(await beginSetUp(await sessionOf("here", old), old)).toEqual(refusal);
  });

  it("by two sessions of an admin at once lets one of them in", async () => {
    const vera = await invited("vera@example.org", "admin");
    for (const token of ["one", "two"]) await beginSession(vera, token, now);
    const sessions = [await sessionOf("one"), await sessionOf("two")];
    expect(sessions.map(({ need }) => need)).toEqual(["set-up", "set-up"]);
    for (const session of sessions) await beginSetUp(session, now);
    const code = codeAt((await findNewSecret(vera, now))!, now);
    const finished = await Promise.all(sessions.map((session) => finishSetUp(session, code, now)));
    expect(finished.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("giving the second factor", () => {
  let secret: string;
  let recoveryCodes: string[];
  let session: Session;
  beforeEach(async () => {
    ({ secret, recoveryCodes } = await setUp(ben, "first"));
    await beginSession(ben, "second", now);
    session = await sessionOf("second");
  });

  it("lets a session in, which works in nothing before", async () => {
    expect(session.need).toBe("second-factor");
    expect(await findSession("second", now)).toBeNull();
    expect(await giveSecondFactor(session, app(codeAt(secret, later)), later)).toMatchObject({ ok: true });
    expect(await findSession("second", later)).toMatchObject({ id: ben, provenAt: later });
    expect((await actions())[0]).toBe("second-factor-given");
  });

  it("by one code twenty times at once counts once, and the code of a time step that was used never again", async () => {
    const code = app(codeAt(secret, later));
    const given = await Promise.all(Array.from({ length: 9 }, () => giveSecondFactor(session, code, later)));
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("refuses the code that ended the set-up", async () => {
    expect(await giveSecondFactor(session, app(codeAt(secret, now)), now)).toEqual({
      ok: false,
      refusal: "wrong-code",
    });
  });

  it("by a recovery code works once for each code, and says how many are left", async () => {
    const [first, second] = [recovery(recoveryCodes[0]!), recovery(recoveryCodes[1]!)];
    const given = await Promise.all(Array.from({ length: 5 }, () => giveSecondFactor(session, first, now)));
    expect(given.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { recoveryCodesLeft: 9 } }]);
    expect(await giveSecondFactor(session, second, now)).toEqual({ ok: true, value: { recoveryCodesLeft: 8 } });
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({
      action: "recovery-code-used",
      detail: { left: 8 },
    });
  });

  it("by a recovery code of somebody else is refused", async () => {
    const other = await setUp(await invited("vera@example.org", "viewer"), "vera's");
    expect(await giveSecondFactor(session, recovery(other.recoveryCodes[0]!), now)).toEqual({
      ok: false,
      refusal: "wrong-code",
    });
  });

  it("is limited to ten tries for each organizer, in all sessions together, even with a right code", async () => {
    await beginSession(ben, "third", now);
    const sessions = [session, await sessionOf("third")];
    // The code that ended the set-up was the first try.
    const wrong = Array.from({ length: 9 }, (_, index) => giveSecondFactor(sessions[index % 2]!, app("000000"), now));
    expect((await Promise.all(wrong)).every((given) => !given.ok && given.refusal === "wrong-code")).toBe(true);
    const right = app(codeAt(secret, later));
    expect(await giveSecondFactor(session, right, now)).toEqual({ ok: false, refusal: "too-many-tries" });
    expect(await giveSecondFactor(admin, app("000000"), now)).toEqual({ ok: false, refusal: "wrong-code" });
    const afterwards = addMilliseconds(now, 16 * MINUTE);
    expect(await giveSecondFactor(session, app(codeAt(secret, afterwards)), afterwards)).toMatchObject({ ok: true });
  });
});

describe("new recovery codes", () => {
  it("replace the old ones, and take a recent sign-in", async () => {
    const { recoveryCodes } = await setUp(ben, "here");
    const made = await makeRecoveryCodes(await sessionOf("here"), now);
    expect(made.ok && made.value.recoveryCodes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    expect(await countRecoveryCodes(ben)).toBe(10);
    const old = addMilliseconds(now, 61 * MINUTE);
    expect(await makeRecoveryCodes(await sessionOf("here", old), old)).toEqual({ ok: false, refusal: "not-recent" });
  });
});

describe("removing the second factor", () => {
  it("lets an organizer sign in by the link alone, and an admin who was one sets up another", async () => {
    await setUp(ben, "here");
    expect(await removeSecondFactor(await sessionOf("here"), now)).toMatchObject({ ok: true });
    expect(await findSession("here", now)).toMatchObject({ hasSecondFactor: false });
    expect(await countRecoveryCodes(ben)).toBe(0);
    await changeRights(admin, ben, { role: "admin", states: null });
    expect(await sessionOf("here")).toMatchObject({ need: "set-up" });
  });

  it("is refused to an admin", async () => {
    const vera = await invited("vera@example.org", "admin");
    await setUp(vera, "vera's");
    expect(await removeSecondFactor(await sessionOf("vera's"), now)).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("resetting the second factor of a colleague", () => {
  const emails = () =>
    onDatabase(
      async (client) =>
        (
          await client.query<{ organizer_id: number }>(
            "SELECT organizer_id FROM outbox_email WHERE kind = 'second-factor-reset'",
          )
        ).rows,
    );

  it("ends their sessions, emails them, and is logged with both", async () => {
    const { recoveryCodes } = await setUp(ben, "here");
    expect(await resetSecondFactor(admin, ben, now)).toMatchObject({ ok: true });
    expect(await findAnySession("here", now)).toBeNull();
    expect(await countRecoveryCodes(ben)).toBe(0);
    expect(await emails()).toEqual([{ organizer_id: ben }]);
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({
      actor: `organizer:${admin.id}`,
      action: "second-factor-reset",
      subject: `organizer:${ben}`,
    });
    await beginSession(ben, "again", now);
    const again = await sessionOf("again");
    expect(again.need).toBeNull();
    expect(await giveSecondFactor(again, recovery(recoveryCodes[0]!), now)).toMatchObject({ ok: false });
    expect(await resetSecondFactor(admin, ben, now)).toEqual({ ok: false, refusal: "no-second-factor" });
    expect(await emails()).toHaveLength(1);
  });

  it("is refused to others than admins, for oneself, and in an old session", async () => {
    await setUp(ben, "here");
    expect(await resetSecondFactor(await sessionOf("here"), admin.id, now)).toMatchObject({ refusal: "not-allowed" });
    expect(await resetSecondFactor(admin, admin.id, now)).toMatchObject({ refusal: "own-factor" });
    const old = addMilliseconds(now, 61 * MINUTE);
    expect(await resetSecondFactor(admin, ben, old)).toMatchObject({ refusal: "not-recent" });
    expect(await resetSecondFactor({ ...admin, need: "set-up" }, ben, now)).toMatchObject({ refusal: "not-allowed" });
    expect(await resetSecondFactor(admin, 4711, now)).toMatchObject({ refusal: "no-such-organizer" });
  });

  it("is done by the operator for the last admin, and the log names the operator", async () => {
    await setUp(ben, "here");
    expect(await resetAsOperator("Ben@example.org", now)).toMatchObject({ ok: true });
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({
      actor: "operator",
      action: "second-factor-reset",
    });
    expect(await resetAsOperator("nobody@example.org", now)).toEqual({ ok: false, refusal: "no-such-organizer" });
  });
});
