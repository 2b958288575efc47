import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { beginFullSession } from "@/tests/sessions";

import { listAuditEntries } from "../../audit/queries";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../../time";
import { inviteFirstOrganizer, inviteOrganizer } from "../commands";
import { listOrganizers } from "../queries";
import type { Session } from "../schema";
import { beginSession, join, renewSession } from "../sign-in/commands";
import { findAnySession, findSession } from "../sign-in/queries";
import { endOtherSessions, endOwnSession, endSessionsOf } from "./commands";
import { listSessions } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");

let admin: Session;
let ben: number;

beforeEach(async () => {
  await emptyDatabase();
  await inviteFirstOrganizer(cast.organizer.email, now);
  const [{ id } = { id: 0 }] = await listOrganizers(now);
  await join(id, now);
  await beginFullSession(id, "the admin's", now);
  admin = (await findSession("the admin's", now))!;
  const added = await inviteOrganizer(admin, { email: "ben@example.org", role: "organizer", states: null }, now);
  ben = added.ok ? added.value.id : 0;
  await join(ben, now);
  await beginSession(ben, "phone", now, "Safari on iPhone");
  await beginSession(ben, "desk", addMilliseconds(now, MINUTE));
});

const sessionOf = async (token: string) => (await findSession(token, now))!;
const newest = async () => (await listAuditEntries({ limit: 1 }))[0];

describe("the list of open sessions", () => {
  it("has an organizer's own, the one used last first, and none that has ended", async () => {
    const sessions = await listSessions(ben, now);
    expect(sessions.map(({ browser, createdAt }) => ({ browser, createdAt }))).toEqual([
      { browser: null, createdAt: addMilliseconds(now, MINUTE) },
      { browser: "Safari on iPhone", createdAt: now },
    ]);
    expect(await listSessions(ben, addMilliseconds(now, 8 * HOUR))).toHaveLength(1);
    expect(await listSessions(ben, addMilliseconds(now, 9 * HOUR))).toEqual([]);
  });
});

describe("ending sessions", () => {
  it("ends one of one's own at once, and never somebody else's", async () => {
    const desk = await sessionOf("desk");
    await endOwnSession(desk, (await sessionOf("phone")).sessionId);
    expect(await findAnySession("phone", now)).toBeNull();
    expect(await newest()).toMatchObject({ action: "sessions-ended", detail: { sessions: 1 } });
    await endOwnSession(desk, admin.sessionId);
    expect(await findSession("the admin's", now)).not.toBeNull();
  });

  it("ends all others of one's own", async () => {
    await beginSession(ben, "library", now);
    expect(await endOtherSessions(await sessionOf("desk"))).toBe(2);
    expect((await listSessions(ben, now)).map(({ id }) => id)).toEqual([(await sessionOf("desk")).sessionId]);
    expect(await findSession("the admin's", now)).not.toBeNull();
  });

  it("of a colleague ends unused links as well, and takes a recent sign-in of an admin", async () => {
    await onDatabase((client) =>
      client.query(
        "INSERT INTO sign_in_token (token_hash, email_hash, expires_at) SELECT 'x', email_hash, now() FROM organizer WHERE id = $1",
        [ben],
      ),
    );
    const old = addMilliseconds(now, 61 * MINUTE);
    expect(await endSessionsOf(admin, ben, old)).toEqual({ ok: false, refusal: "not-recent" });
    expect(await endSessionsOf(await sessionOf("desk"), admin.id, now)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await endSessionsOf(admin, 4711, now)).toEqual({ ok: false, refusal: "no-such-organizer" });
    expect(await endSessionsOf(admin, ben, now)).toMatchObject({ ok: true });
    expect(await listSessions(ben, now)).toEqual([]);
    const { rows } = await onDatabase((client) => client.query("SELECT 1 FROM sign_in_token"));
    expect(rows).toEqual([]);
    expect(await newest()).toMatchObject({ actor: `organizer:${admin.id}`, subject: `organizer:${ben}` });
  });
});

describe("a token that was replaced", () => {
  const at = addMilliseconds(now, 2 * HOUR);

  it("and comes again ends the session for both who have it, and the log says so", async () => {
    const thief = (await renewSession("phone", at))!;
    const later = addMilliseconds(at, 61 * SECOND);
    expect(await findSession(thief.token, later)).not.toBeNull();
    expect(await renewSession("phone", later)).toBeNull();
    expect(await findSession(thief.token, later)).toBeNull();
    expect(await newest()).toMatchObject({ actor: "worker", action: "session-reused", subject: `organizer:${ben}` });
    expect(await findSession("desk", later)).not.toBeNull();
  });

  it("ends nothing within the minute in which requests may still be on their way", async () => {
    const renewed = (await renewSession("phone", at))!;
    const soon = addMilliseconds(at, 59 * SECOND);
    expect(await renewSession("phone", soon)).toBeNull();
    expect(await findSession(renewed.token, soon)).not.toBeNull();
    expect(await findSession("phone", soon)).not.toBeNull();
  });
});
