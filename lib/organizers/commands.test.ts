import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";

import { listAuditEntries, verifyAudit } from "../audit/queries";
import { findSwitches } from "../limits/queries";
import { addMilliseconds, DAY, MINUTE } from "../time";
import {
  changeRights,
  disableOrganizer,
  enableOrganizer,
  inviteFirstOrganizer,
  inviteOrganizer,
  setPause,
  setSwitches,
} from "./commands";
import { listOrganizers } from "./queries";
import type { Organizer } from "./schema";
import { beginSession, join } from "./sign-in/commands";
import { findMember, findSession } from "./sign-in/queries";

const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, MINUTE);

let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  await inviteFirstOrganizer(cast.organizer.email, now);
  const [first] = await listOrganizers(now);
  await join(first!.id, now);
  admin = { id: first!.id, role: "admin", states: null };
});

const inviting = (by: Organizer = admin, at = now) =>
  inviteOrganizer(by, { email: cast.viewer.email, role: "viewer", states: ["TX"] }, at);

async function invited(): Promise<number> {
  const result = await inviting();
  if (!result.ok) throw new Error(result.refusal);
  return result.value.id;
}

const emails = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ kind: string; organizer_id: number; props: object }>(
          "SELECT kind, organizer_id, props FROM outbox_email ORDER BY id",
        )
      ).rows,
  );
const actions = async () => (await listAuditEntries({ limit: 50 })).map(({ action }) => action).reverse();

describe("inviting", () => {
  it("writes the invitation, its email and its entry in the log together", async () => {
    const id = await invited();
    expect((await listOrganizers(now)).find((each) => each.id === id)).toMatchObject({
      role: "viewer",
      states: ["TX"],
      status: "invited",
    });
    expect((await emails())[1]).toEqual({ kind: "organizer-invitation", organizer_id: id, props: { role: "viewer" } });
    const [entry] = await listAuditEntries({ limit: 1 });
    expect(entry).toMatchObject({
      actor: `organizer:${admin.id}`,
      action: "organizer-invited",
      subject: `organizer:${id}`,
      detail: { role: "viewer", states: ["TX"] },
    });
    expect(JSON.stringify(entry!.detail)).not.toContain("@");
  });

  it("stores no readable email, and shows it to admins", async () => {
    await invited();
    const kept = await onDatabase(async (client) =>
      JSON.stringify((await client.query("SELECT o::text FROM organizer o")).rows),
    );
    expect(kept).not.toContain(Buffer.from("viewer@").toString("hex"));
    expect((await listOrganizers(now)).map(({ email, status }) => [email, status])).toEqual([
      [cast.organizer.email, "active"],
      [cast.viewer.email, "invited"],
    ]);
  });

  it("a second time sends another email to a person who has not joined, and is refused after that", async () => {
    const id = await invited();
    expect(await inviting(admin, addMilliseconds(now, 8 * DAY))).toEqual({ ok: true, value: { id } });
    expect((await emails()).filter(({ organizer_id }) => organizer_id === id)).toHaveLength(2);
    expect(await findMember(cast.viewer.email, addMilliseconds(now, 14 * DAY))).not.toBeNull();
    await join(id, addMilliseconds(now, 9 * DAY));
    expect(await inviting(admin, addMilliseconds(now, 10 * DAY))).toEqual({ ok: false, refusal: "already-invited" });
  });

  it("equal ones within a minute are one, at once or one after the other; with other rights it is another", async () => {
    const results = await Promise.all([inviting(), inviting(), inviting(admin, addMilliseconds(now, MINUTE - 1))]);
    const [id, ...more] = results.map((result) => (result.ok ? result.value.id : null));
    expect(id).not.toBeNull();
    expect(more).toEqual([id, id]);
    const emailsTo = async () => (await emails()).filter(({ organizer_id }) => organizer_id === id).length;
    expect([await emailsTo(), await actions()]).toEqual([1, ["organizer-invited", "organizer-invited"]]);
    await inviteOrganizer(admin, { email: cast.viewer.email, role: "viewer", states: ["VT"] }, now);
    await inviting(admin, addMilliseconds(now, 2 * MINUTE));
    expect(await emailsTo()).toBe(3);
  });

  it("does not enable a disabled organizer", async () => {
    const id = await invited();
    await disableOrganizer(admin, id, now);
    expect(await inviting()).toEqual({ ok: false, refusal: "already-invited" });
    expect(await findMember(cast.viewer.email, now)).toBeNull();
  });

  it("the first organizer happens once, whatever their status is now", async () => {
    await Promise.all([1, 2, 3].map(() => inviteFirstOrganizer(cast.organizer.email.toUpperCase(), later)));
    expect(await listOrganizers(now)).toHaveLength(1);
    expect(await emails()).toHaveLength(1);
    expect(await actions()).toEqual(["organizer-invited"]);
  });
});

describe("the first admin's invitation", () => {
  const start = (at: Date) => inviteFirstOrganizer(cast.organizer.email, at);
  const afterExpiry = addMilliseconds(now, 8 * DAY);

  it("is renewed by a start after it expired, while no admin has joined, and the log records it", async () => {
    await emptyDatabase();
    await start(now);
    await start(addMilliseconds(now, 6 * DAY));
    expect(await emails()).toHaveLength(1);
    await Promise.all([start(afterExpiry), start(afterExpiry)]);
    expect(await emails()).toHaveLength(2);
    expect(await actions()).toEqual(["organizer-invited", "organizer-invited"]);
    expect(await findMember(cast.organizer.email, afterExpiry)).not.toBeNull();
  });

  it("is not renewed by a start once an admin has joined", async () => {
    const invitation = { email: "second@example.org", role: "admin" as const, states: null };
    await inviteOrganizer(admin, invitation, now);
    await inviteFirstOrganizer(invitation.email, afterExpiry);
    expect(await findMember(invitation.email, afterExpiry)).toBeNull();
  });
});

describe("disabling", () => {
  it("ends every session at once, and enabling restores none", async () => {
    const id = await invited();
    await join(id, now);
    await beginSession(id, "a token", now);
    expect(await findSession("a token", later)).not.toBeNull();
    await disableOrganizer(admin, id, later);
    expect(await findSession("a token", later)).toBeNull();
    expect(await beginSession(id, "another token", later)).toBeNull();
    await enableOrganizer(admin, id, later);
    expect(await findSession("a token", later)).toBeNull();
    expect(await beginSession(id, "another token", later)).not.toBeNull();
  });

  it("twice is harmless and logged once", async () => {
    const id = await invited();
    await disableOrganizer(admin, id, now);
    expect(await disableOrganizer(admin, id, later)).toEqual({ ok: true, value: undefined });
    expect((await actions()).filter((action) => action === "organizer-disabled")).toHaveLength(1);
  });

  it("is refused for the last admin, even when two admins disable each other at once", async () => {
    expect(await disableOrganizer(admin, admin.id, now)).toEqual({ ok: false, refusal: "last-admin" });
    expect(await changeRights(admin, admin.id, { role: "viewer", states: null })).toEqual({
      ok: false,
      refusal: "last-admin",
    });
    const id = await invited();
    await join(id, now);
    await changeRights(admin, id, { role: "admin", states: null });
    const second: Organizer = { id, role: "admin", states: null };
    const results = await Promise.all([disableOrganizer(admin, id, now), disableOrganizer(second, admin.id, now)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("rights", () => {
  it("change at once for all sessions, and the log has the former ones", async () => {
    const id = await invited();
    await join(id, now);
    await beginSession(id, "a token", now);
    await changeRights(admin, id, { role: "organizer", states: ["VT"] });
    expect(await findSession("a token", later)).toMatchObject({ role: "organizer", states: ["VT"] });
    const [entry] = await listAuditEntries({ limit: 1 });
    expect(entry!.detail).toEqual({
      from: { role: "viewer", states: ["TX"] },
      to: { role: "organizer", states: ["VT"] },
    });
    expect((await verifyAudit()).firstBroken).toBeNull();
  });

  it("can be changed by admins only, and so can switches", async () => {
    const id = await invited();
    const organizer: Organizer = { id, role: "organizer", states: null };
    const refused = { ok: false, refusal: "not-allowed" };
    expect(await inviting(organizer)).toEqual(refused);
    expect(await disableOrganizer(organizer, admin.id, now)).toEqual(refused);
    expect(await enableOrganizer(organizer, admin.id, now)).toEqual(refused);
    expect(await changeRights(organizer, id, { role: "admin", states: null })).toEqual(refused);
    expect(await setSwitches(organizer, { "signing-paused": true }, now)).toEqual(refused);
    expect((await findSwitches()).signingPaused).toBe(false);
    expect(await changeRights(admin, 999_999, { role: "viewer", states: null })).toEqual({
      ok: false,
      refusal: "no-such-organizer",
    });
  });
});

it("a switch and its entry in the log change together", async () => {
  await setSwitches(admin, { "signing-paused": true, banner: { en: "We are back.", es: "Hemos vuelto." } }, now);
  expect(await findSwitches()).toMatchObject({
    signingPaused: true,
    banner: { en: "We are back.", es: "Hemos vuelto." },
  });
  expect((await listAuditEntries({ limit: 2 })).map(({ subject }) => subject)).toEqual([
    "switch:banner",
    "switch:signing-paused",
  ]);
});

it("an admin who starts mail again also ends the pause that the mail service requested", async () => {
  const paused = { signingPaused: false, mailPaused: true, mailPausedUntil: addMilliseconds(now, DAY) };
  const until = paused.mailPausedUntil.toISOString();
  await setSwitches(admin, { "mail-paused": true, "mail-paused-until": until }, now);
  for (const value of [true, false]) {
    await setPause(admin, { key: "signing-paused", value }, now);
    expect(await findSwitches()).toMatchObject({ ...paused, signingPaused: value });
  }
  expect(await setPause({ ...admin, role: "organizer" }, { key: "mail-paused", value: false }, now)).toEqual({
    ok: false,
    refusal: "not-allowed",
  });
  await setPause(admin, { key: "mail-paused", value: true }, now);
  expect(await findSwitches()).toMatchObject(paused);
  await setPause(admin, { key: "mail-paused", value: false }, now);
  expect(await findSwitches()).toMatchObject({ mailPaused: false, mailPausedUntil: null });
});
