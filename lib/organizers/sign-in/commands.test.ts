import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { beginFullSession } from "@/tests/sessions";

import { listAuditEntries } from "../../audit/queries";
import { emailHash } from "../../canonical-email";
import { open } from "../../seal";
import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "../../time";
import { purgeOldSessions, inviteFirstOrganizer } from "../commands";
import { listOrganizers } from "../queries";
import { SIGN_IN_PER_NETWORK, SIGN_IN_PER_SOURCE } from "../schema";
import { listSessions } from "../sessions/queries";
import { beginSession, endSession, join, renewSession } from "./commands";
import { requestLink, signInWithLink, signOutWith } from "./next-auth-client";
import { findAnySession, findSession } from "./queries";
import { requestSignIn } from "./request";

// next-auth reads the clock of the machine, so these tests run at the current time.
const now = new Date();
const { email } = cast.organizer;

let id: number;

beforeEach(async () => {
  await emptyDatabase();
  await inviteFirstOrganizer(email, now);
  id = (await listOrganizers(now))[0]!.id;
});

const links = () =>
  onDatabase(async (client) =>
    (
      await client.query<{ secret_sealed: Buffer }>(
        "SELECT secret_sealed FROM outbox_email WHERE kind = 'organizer-sign-in' ORDER BY id",
      )
    ).rows.map(
      ({ secret_sealed }) =>
        (JSON.parse(open(secret_sealed, `letter/${emailHash(email).toString("hex")}`)) as { url: string }).url,
    ),
  );

const departures = () =>
  onDatabase(async (client) =>
    (
      await client.query<{ not_before: Date }>(
        "SELECT not_before FROM outbox_email WHERE kind = 'organizer-sign-in' ORDER BY id",
      )
    ).rows.map(({ not_before }) => not_before),
  );

async function link(at = now): Promise<string> {
  await requestLink(email, at);
  const url = new URL((await links()).at(-1)!);
  return url.searchParams.get("token")!;
}

const valueOf = (cookie: string | null) => /^next-auth\.session-token=([^;]*)/.exec(cookie ?? "")?.[1];
const everything = (table: string) =>
  onDatabase(async (client) => JSON.stringify((await client.query(`SELECT t::text FROM ${table} t`)).rows));

describe("signing in", () => {
  it("accepts a mailed link, begins a session, marks the invited person as joined, and is logged", async () => {
    const token = await link();
    const cookie = await signInWithLink(token, undefined, now);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(cookie).toContain("Path=/");
    expect(await findAnySession(valueOf(cookie)!, now)).toMatchObject({ id, role: "admin", states: null });
    expect((await listOrganizers(now))[0]).toMatchObject({ status: "active", joinedAt: now });
    expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({
      action: "organizer-signed-in",
      subject: `organizer:${id}`,
    });
  });

  it("links to a page of ours, and stores no readable email or session token", async () => {
    const token = await link();
    const value = valueOf(await signInWithLink(token, undefined, now))!;
    expect((await links())[0]).toBe(`http://localhost:3000/console/sign-in/verify?token=${token}`);
    await link();
    expect(await everything("sign_in_token")).not.toContain(token);
    expect(await everything("organizer_session")).not.toContain(Buffer.from(value).toString("hex"));
    expect(
      (await everything("outbox_email")) + (await everything("organizer")) + (await everything("sign_in_token")),
    ).not.toContain(Buffer.from("organizer@").toString("hex"));
  });

  it("works once, for fifteen minutes, and not with a cut or invented token", async () => {
    const token = await link();
    expect(await signInWithLink(token.slice(0, -1), undefined, now)).toBeNull();
    expect(await signInWithLink("", undefined, now)).toBeNull();
    expect(await signInWithLink("%00'\"", undefined, now)).toBeNull();
    expect(await signInWithLink(token, undefined, now)).not.toBeNull();
    expect(await signInWithLink(token, undefined, now)).toBeNull();
    const old = await link();
    expect(await signInWithLink(old, undefined, addMilliseconds(now, 16 * MINUTE))).toBeNull();
  });

  it("pressed twenty times at once begins one session", async () => {
    const token = await link();
    const cookies = await Promise.all(Array.from({ length: 20 }, () => signInWithLink(token, undefined, now)));
    expect(cookies.filter(Boolean)).toHaveLength(1);
  });

  it("creates a new session token each time, so that one planted in a browser is useless", async () => {
    await join(id, now);
    await beginSession(id, "planted", now);
    const value = valueOf(await signInWithLink(await link(), "planted", now));
    expect(value).not.toBe("planted");
    const foreign = valueOf(await signInWithLink(await link(), "made up by somebody", now));
    expect(foreign).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("keeps the coarse name of the browser, and ends the session that it replaces in it", async () => {
    const first = valueOf(await signInWithLink(await link(), undefined, now, "Firefox on Windows"))!;
    const second = valueOf(await signInWithLink(await link(), first, now, "Firefox on Windows"))!;
    expect(await findAnySession(first, now)).toBeNull();
    const { sessionId } = (await findAnySession(second, now))!;
    expect(await listSessions(id, now)).toMatchObject([{ id: sessionId, browser: "Firefox on Windows" }]);
  });

  it("is refused to somebody who was disabled after the link was sent", async () => {
    const token = await link();
    await onDatabase((client) => client.query("UPDATE organizer SET disabled_at = now()"));
    expect(await signInWithLink(token, undefined, now)).toBeNull();
  });
});

describe("requesting a link", () => {
  const request = (typed: string, at = now) => requestSignIn(typed, "192.0.2.1", at);

  it("has the same response for known, unknown, disabled and expired emails, and writes to the known one only", async () => {
    const responses = [await request(email), await request(cast.mallory.email)];
    await onDatabase((client) => client.query("UPDATE organizer SET disabled_at = now()"));
    responses.push(await request(email, addMilliseconds(now, MINUTE)));
    await onDatabase((client) => client.query("UPDATE organizer SET disabled_at = NULL"));
    responses.push(await request(email, addMilliseconds(now, 8 * DAY)));
    expect(responses).toEqual(Array(4).fill({ ok: true, value: undefined }));
    expect(await links()).toHaveLength(1);
  });

  it("takes about as long for an unknown email as for a known one", async () => {
    const timeOf = async (typed: string) => {
      const begun = performance.now();
      await request(typed);
      return performance.now() - begun;
    };
    const known = await timeOf(email);
    const unknown = await timeOf(cast.mallory.email);
    expect(Math.min(known, unknown)).toBeGreaterThan(350);
  });

  it("is refused to a sender who repeats it for one email, whether that is known or not", async () => {
    for (const typed of [email, cast.mallory.email]) {
      const responses = [];
      for (let minute = 0; minute < 6; minute++)
        responses.push((await request(typed, addMilliseconds(now, minute * MINUTE))).ok);
      expect(responses).toEqual([true, true, true, true, true, false]);
      expect((await request(typed, addMilliseconds(now, 12 * MINUTE))).ok).toBe(true);
    }
    expect(await links()).toHaveLength(6);
  });

  it("ten times at once, or again within a minute, sends one link and counts as one request", async () => {
    const responses = await Promise.all(Array.from({ length: 10 }, () => request(email)));
    responses.push(await request(email, addMilliseconds(now, MINUTE - 1)));
    expect(responses.every(({ ok }) => ok)).toBe(true);
    expect(await links()).toHaveLength(1);
    expect((await request(email, addMilliseconds(now, MINUTE))).ok).toBe(true);
    expect(await links()).toHaveLength(2);
  });

  it("always works for an organizer, whatever others request: the link comes at once or within minutes", async () => {
    for (let i = 1; i <= 4; i++) await requestSignIn(email, `192.0.2.${i}`, now);
    expect((await requestSignIn(email, "198.51.100.7", now)).ok).toBe(true);
    expect((await departures()).at(-1)).toEqual(now);
    for (let i = 1; i <= 9; i++) expect((await requestSignIn(email, `203.0.113.${i}`, now)).ok).toBe(true);
    const minutes = (await departures()).map((at) => (at.getTime() - now.getTime()) / MINUTE);
    expect(minutes).toEqual([0, 0, 0, 0, 0, 1, 2, 3, 4, 5]);
    const token = new URL((await links()).at(-1)!).searchParams.get("token")!;
    expect(await signInWithLink(token, undefined, addMilliseconds(now, 19 * MINUTE))).not.toBeNull();
  });

  it("is not limited for this machine, which is everybody behind a proxy that TRUSTED_PROXIES does not name", async () => {
    for (let i = 0; i < 7; i++)
      expect((await requestSignIn(email, "127.0.0.1", addMilliseconds(now, i * MINUTE))).ok).toBe(true);
    expect(await links()).toHaveLength(7);
  });

  it("is refused to a source that tries one email after the other", async () => {
    const many = await Promise.all(
      Array.from({ length: SIGN_IN_PER_SOURCE.max }, (_, i) => request(`guess${i}@example.org`)),
    );
    expect(many.every(({ ok }) => ok)).toBe(true);
    expect(await request("another@example.org")).toEqual({ ok: false, refusal: "too-many-tries" });
    expect((await requestSignIn(email, "192.0.2.2", now)).ok).toBe(true);
  });

  it("is refused to an IPv6 network that tries one email after the other from one source after the other", async () => {
    const from = (network: number, i: number) =>
      requestSignIn(`guess${i}@example.org`, `2001:db8:${network}:${i.toString(16)}::1`, now);
    const many = await Promise.all(Array.from({ length: SIGN_IN_PER_NETWORK.max }, (_, i) => from(1, i)));
    expect(many.every(({ ok }) => ok)).toBe(true);
    expect(await from(1, 1_000)).toEqual({ ok: false, refusal: "too-many-tries" });
    expect((await from(2, 1_001)).ok).toBe(true);
  });
});

describe("a session", () => {
  beforeEach(async () => {
    await join(id, now);
    await beginFullSession(id, "first", now);
  });

  it("ends after eight hours without use, and after seven days in any case", async () => {
    expect(await findSession("first", addMilliseconds(now, 8 * HOUR - SECOND))).not.toBeNull();
    expect(await findSession("first", addMilliseconds(now, 8 * HOUR))).toBeNull();
    let token = "first";
    for (let at = 4 * HOUR; at < 7 * DAY; at += 4 * HOUR)
      token = (await renewSession(token, addMilliseconds(now, at)))?.token ?? token;
    expect(await findSession(token, addMilliseconds(now, 7 * DAY - SECOND))).not.toBeNull();
    expect(await findSession(token, addMilliseconds(now, 7 * DAY))).toBeNull();
  });

  it("gets a new token after an hour of use; the previous one works for another minute", async () => {
    expect(await renewSession("first", addMilliseconds(now, 59 * MINUTE))).toBeNull();
    const at = addMilliseconds(now, 61 * MINUTE);
    const renewed = (await renewSession("first", at))!;
    expect(await findSession(renewed.token, at)).toMatchObject({ id });
    expect(await findSession("first", addMilliseconds(at, 59 * SECOND))).toMatchObject({ id });
    expect(await findSession("first", addMilliseconds(at, 61 * SECOND))).toBeNull();
    expect(await findSession(renewed.token, addMilliseconds(at, HOUR))).toMatchObject({ id });
  });

  it("gets one new token when several requests come at once", async () => {
    const renewed = await Promise.all(
      Array.from({ length: 8 }, () => renewSession("first", addMilliseconds(now, 2 * HOUR))),
    );
    expect(renewed.filter(Boolean)).toHaveLength(1);
  });

  it("ends when any of its earlier tokens comes again, not only the last one", async () => {
    const tokens = ["first"];
    for (const hours of [2, 4, 6])
      tokens.push((await renewSession(tokens.at(-1)!, addMilliseconds(now, hours * HOUR)))!.token);
    await beginSession(id, "other", now);
    expect(await renewSession("first", addMilliseconds(now, 6 * HOUR + MINUTE))).toBeNull();
    expect(await findAnySession(tokens.at(-1)!, addMilliseconds(now, 6 * HOUR + MINUTE))).toBeNull();
    expect(await findAnySession("other", addMilliseconds(now, 6 * HOUR))).not.toBeNull();
    expect((await listAuditEntries({ limit: 2 })).map(({ action }) => action)).toContain("session-reused");
  });

  it("cannot be renewed after its end", async () => {
    expect(await renewSession("first", addMilliseconds(now, 9 * HOUR))).toBeNull();
    expect(await findSession("first", addMilliseconds(now, 9 * HOUR))).toBeNull();
  });

  it("ends with signing out, even by the previous token, and doing that twice is harmless", async () => {
    const cookie = await signOutWith("first", addMilliseconds(now, MINUTE));
    expect(cookie).toMatch(/^next-auth\.session-token=;.*Max-Age=0/);
    expect(await findSession("first", addMilliseconds(now, MINUTE))).toBeNull();
    await signOutWith("first", addMilliseconds(now, MINUTE));
    await beginSession(id, "second", now);
    await renewSession("second", addMilliseconds(now, 2 * HOUR));
    await endSession("second");
    expect(await everything("organizer_session")).toBe("[]");
    expect(
      (await listAuditEntries({ limit: 9 })).filter(({ action }) => action === "organizer-signed-out"),
    ).toHaveLength(2);
  });

  it("is purged after its end", async () => {
    await beginFullSession(id, "fresh", addMilliseconds(now, 5 * HOUR));
    expect(await purgeOldSessions(addMilliseconds(now, 9 * HOUR))).toBe(1);
    expect(await findSession("fresh", addMilliseconds(now, 9 * HOUR))).not.toBeNull();
  });
});
