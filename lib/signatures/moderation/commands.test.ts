import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { UNFILTERED } from "@/tests/signature-filter";
import { draftsOf, signatureOf, signs, signsAndConfirms } from "@/tests/signer";

import { listAuditEntries, verifyAudit } from "../../audit/queries";
import { inviteFirstOrganizer, inviteOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import type { Organizer, Role } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { DAY, HOUR, addMilliseconds } from "../../time";
import { confirm } from "../commands";
import { erase, restore, withdraw } from "../rights/commands";
import { findTally } from "../tally/queries";
import { readSignatures } from "../search/queries";
import { reinstate, remove } from "./commands";

const now = new Date("2026-03-01T12:00:00Z");
const REASON = "The same name forty times in a minute";
const NOBODY = 9_000_000n;

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  await inviteFirstOrganizer(cast.organizer.email, now);
  admin = { id: (await listOrganizers(now))[0]!.id, role: "admin", states: null };
});

async function organizer(role: Role, states: string[] | null): Promise<Organizer> {
  const invited = await inviteOrganizer(admin, { email: cast.viewer.email, role, states }, now);
  if (!invited.ok) throw new Error(invited.refusal);
  return { id: invited.value.id, role, states };
}

const kept = (id: bigint) =>
  onDatabase(
    async (client) =>
      (
        await client.query<Record<string, unknown>>(
          `
  SELECT status, confirmed_at AS "confirmedAt", removed_at AS "removedAt", removed_by AS "removedBy", removed_reason AS reason
  FROM signature WHERE id = $1`,
          [id],
        )
      ).rows[0],
  );
const count = async () => (await findTally(petitionId)).confirmed;
const entries = async () =>
  (await listAuditEntries({ limit: 50 })).filter(({ action }) => /^signature-re/.test(action)).reverse();

const counted = { status: "confirmed", confirmedAt: now, removedAt: null, removedBy: null, reason: null };
const refused = (refusal: string) => ({ ok: false, refusal });

describe("removing", () => {
  it("lowers the count of its state by exactly one, and keeps the signature with reason, time and organizer", async () => {
    const grace = await signsAndConfirms(now, cast.grace);
    await signsAndConfirms(now, cast.ruth);
    const by = await organizer("organizer", ["TX", "NE"]);
    expect(await remove(by, grace, REASON, addMilliseconds(now, HOUR))).toMatchObject({ ok: true });
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { VT: 1 } });
    expect(await kept(grace)).toEqual({
      status: "removed",
      confirmedAt: now,
      removedAt: addMilliseconds(now, HOUR),
      removedBy: by.id,
      reason: REASON,
    });
    const petition = { id: petitionId, slug: "harbor" };
    const listed = await readSignatures(by, { ...UNFILTERED, petition, state: "TX", status: "removed" });
    expect(listed).toMatchObject([{ id: grace, name: cast.grace.name, removedReason: REASON }]);
  });

  it("writes one entry into the log: actor, signature, state and reason, and nothing personal", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await remove(admin, id, REASON, now);
    const log = await entries();
    expect(log).toMatchObject([
      {
        actor: `organizer:${admin.id}`,
        action: "signature-removed",
        subject: `signature:${id}`,
        detail: { state: "TX", reason: REASON },
      },
    ]);
    expect(JSON.stringify(log[0]!.detail)).not.toMatch(/Grace|@|78701/);
    expect((await verifyAudit()).firstBroken).toBeNull();
  });

  it("twice, one after the other or at once, counts and is logged once", async () => {
    const [grace, ruth] = [await signsAndConfirms(now, cast.grace), await signsAndConfirms(now, cast.ruth)];
    await remove(admin, grace, REASON, now);
    expect(await remove(admin, grace, "Another reason", addMilliseconds(now, DAY))).toEqual(refused("not-confirmed"));
    expect(await kept(grace)).toMatchObject({ reason: REASON, removedAt: now });
    const results = await Promise.all([remove(admin, ruth, REASON, now), remove(admin, ruth, REASON, now)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await count()).toBe(0);
    expect(await entries()).toHaveLength(2);
  });

  it("is refused to a viewer and to an organizer of another state: nothing changes and nothing is logged", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    const viewer = await organizer("viewer", null);
    for (const by of [
      viewer,
      { ...viewer, states: ["TX"] },
      { ...viewer, role: "organizer", states: ["VT"] } as Organizer,
    ]) {
      expect(await remove(by, id, REASON, now)).toEqual(refused("not-allowed"));
    }
    expect(await kept(id)).toEqual(counted);
    expect(await count()).toBe(1);
    expect(await entries()).toEqual([]);
  });

  it("is for counted signatures only, not for pending, withdrawn, erased or unknown ones", async () => {
    await signs(now, cast.grace);
    const pending = (await signatureOf(cast.grace.email))!;
    const withdrawn = await signsAndConfirms(now, cast.ruth);
    await withdraw(withdrawn, now);
    const erased = await signsAndConfirms(now, cast.alias);
    await erase(erased);
    expect(await remove(admin, pending, REASON, now)).toEqual(refused("not-confirmed"));
    expect(await remove(admin, withdrawn, REASON, now)).toEqual(refused("not-confirmed"));
    expect(await remove(admin, erased, REASON, now)).toEqual(refused("no-such-signature"));
    expect(await remove(admin, NOBODY, REASON, now)).toEqual(refused("no-such-signature"));
    expect(await count()).toBe(0);
    expect(await entries()).toEqual([]);
  });

  it("cannot be undone by the signer: confirming, restoring and signing again change nothing", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await remove(admin, id, REASON, now);
    const [draft] = await draftsOf(cast.grace.email);
    expect(await confirm(draft!.id, now)).toEqual(refused("removed"));
    expect(await restore(id, now)).toEqual(refused("removed"));
    expect(await withdraw(id, now)).toEqual(refused("removed"));
    await signs(addMilliseconds(now, DAY), cast.grace);
    expect(await signatureOf(cast.grace.email)).toBe(id);
    expect(await kept(id)).toMatchObject({ status: "removed", reason: REASON });
    expect(await count()).toBe(0);
  });
});

describe("reinstating", () => {
  it("counts the signature again in its state and hour, clears the reason, and is logged", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await remove(admin, id, REASON, addMilliseconds(now, DAY));
    expect(await count()).toBe(0);
    const by = await organizer("organizer", ["TX"]);
    expect(await reinstate(by, id)).toMatchObject({ ok: true });
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 1, byState: { TX: 1 } });
    expect(await kept(id)).toEqual(counted);
    expect((await entries())[1]).toMatchObject({
      actor: `organizer:${by.id}`,
      action: "signature-reinstated",
      subject: `signature:${id}`,
      detail: { state: "TX" },
    });
    expect((await verifyAudit()).firstBroken).toBeNull();
  });

  it("twice, one after the other or at once, counts and is logged once", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await remove(admin, id, REASON, now);
    const results = await Promise.all([reinstate(admin, id), reinstate(admin, id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await reinstate(admin, id)).toEqual(refused("not-removed"));
    expect(await count()).toBe(1);
    expect(await entries()).toHaveLength(2);
  });

  it("is refused to a viewer and to an organizer of another state", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await remove(admin, id, REASON, now);
    const viewer = await organizer("viewer", null);
    for (const by of [viewer, { ...viewer, role: "organizer", states: ["VT"] } as Organizer]) {
      expect(await reinstate(by, id)).toEqual(refused("not-allowed"));
    }
    expect(await kept(id)).toMatchObject({ status: "removed", reason: REASON });
    expect(await count()).toBe(0);
    expect(await entries()).toHaveLength(1);
  });

  it("is for removed signatures only: one that the signer withdrew stays withdrawn", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    await withdraw(id, now);
    expect(await reinstate(admin, id)).toEqual(refused("not-removed"));
    expect(await reinstate(admin, NOBODY)).toEqual(refused("no-such-signature"));
    expect(await count()).toBe(0);
    expect(await entries()).toEqual([]);
  });
});
