import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { ruleFields, untilDone } from "@/tests/removal-access";
import { letNamesBeShown } from "@/tests/shown-names";
import { signatureOf, signs, signsAndConfirms } from "@/tests/signer";

import { listChangesOf } from "../../../audit/queries";
import { setSwitch } from "../../../limits/commands";
import type { Organizer } from "../../../organizers/schema";
import { clearPetitionMemo } from "../../../petitions/queries";
import { addMilliseconds, MINUTE } from "../../../time";
import { confirm } from "../../commands";
import { readHistory } from "../../history/queries";
import { findLivePetition } from "../../live/queries";
import { reinstate, remove } from "../../moderation/commands";
import { findSignature } from "../../queries";
import { startRemoval, undoRemoval, writeRule } from "../../removals/commands";
import { ruleInput } from "../../removals/schema";
import { add, correct, erase, restore, withdraw } from "../../rights/commands";
import { additionInput, correctionInput } from "../../schema";
import { foldTally, recount } from "../../tally/commands";
import { findTally, findTallyGap } from "../../tally/queries";
import { lookUpDomains } from "../commands";
import { decideFlagged, undoDecision } from "./commands";
import { countFlagged, readFlagged } from "./queries";
import type { DecisionInput } from "./schema";

const now = new Date("2026-03-10T12:00:30Z");
const later = addMilliseconds(now, 5 * MINUTE);
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
  await holdFlagged(true);
});

const holdFlagged = (value: boolean) => setSwitch(null, "flagged-held", value, now);
const disposable = (name = "grace") => ({ email: `${name}@mailinator.com` });
const signsFlagged = (name?: string, person: (typeof cast)["grace" | "mateo" | "june"] = cast.grace) =>
  signsAndConfirms(now, person, disposable(name));
const accepted = (...ids: bigint[]): DecisionInput => ({ ids, decision: "accept", reason: null });
const removed = (...ids: bigint[]): DecisionInput => ({ ids, decision: "remove", reason: "a made-up name" });
const statusOf = async (id: bigint) => (await findSignature(id))?.status;

/** The public count, after a proof that the ledger, the fold and the signatures agree. */
async function counted(): Promise<number> {
  expect(await findTallyGap()).toBe(0);
  await foldTally();
  expect(await recount()).toEqual([]);
  const { confirmed, byState } = await findTally(petitionId);
  expect(Object.values(byState).reduce((sum, count) => sum + count, 0)).toBe(confirmed);
  return confirmed;
}

describe("while flagged signatures wait", () => {
  it("one is confirmed for its signer and is in no public number, and others count at once", async () => {
    const held = await signsAndConfirms(now, cast.grace, { ...disposable(), display: "name" });
    const other = await signsAndConfirms(now, cast.mateo, { display: "name" });
    expect([await statusOf(held), await statusOf(other)]).toEqual(["held", "confirmed"]);
    expect(await counted()).toBe(1);
    await letNamesBeShown();
    const { supporters } = (await findLivePetition("harbor", { supporters: 10 }))!;
    expect(supporters.map(({ shownName }) => shownName)).toEqual([cast.mateo.name]);
    expect(await findSignature(held)).toMatchObject({ confirmedAt: now, heldAt: now, flags: ["disposable-domain"] });
  });

  it("the email after confirming says so, and so does the one to who signs again", async () => {
    await signsFlagged();
    await signsAndConfirms(now, cast.mateo);
    await signs(later, cast.grace, disposable());
    const emails = await onDatabase(
      async (client) =>
        (
          await client.query<{ kind: string; status: string }>(
            "SELECT kind, props ->> 'status' AS status FROM outbox_email WHERE kind <> 'confirm-signature' ORDER BY id",
          )
        ).rows,
    );
    expect(emails).toEqual([
      { kind: "signature-confirmed", status: "held" },
      { kind: "signature-confirmed", status: "confirmed" },
      { kind: "already-signed", status: "held" },
    ]);
  });

  it("a reason that is found after confirming takes nobody out of the count", async () => {
    const id = await signsAndConfirms(now, cast.grace, { email: "grace@gone.example" });
    await lookUpDomains(async () => false);
    expect(await statusOf(id)).toBe("confirmed");
    expect(await counted()).toBe(1);
    expect(await countFlagged(admin, petitionId)).toEqual({ waiting: 1, held: 0 });
  });

  it("a reason that is found before confirming lets it wait", async () => {
    const draft = await signs(now, cast.grace, { email: "grace@gone.example" });
    await lookUpDomains(async () => false);
    await confirm(draft!, now);
    expect(await statusOf((await signatureOf("grace@gone.example"))!)).toBe("held");
  });

  it("a signature that counts stays counted, whatever its signer sends then", async () => {
    await holdFlagged(false);
    const second = { ...disposable(), name: "Grace O. Okafor" };
    const first = await signs(now, cast.grace, disposable());
    const other = await signs(later, cast.grace, second);
    await confirm(first!, now);
    await holdFlagged(true);
    await confirm(other!, later);
    expect(await counted()).toBe(1);
  });

  it("off again, those that wait keep waiting", async () => {
    const id = await signsFlagged();
    await holdFlagged(false);
    expect(await statusOf(id)).toBe("held");
    expect(await statusOf(await signsFlagged("mateo", cast.mateo))).toBe("confirmed");
    expect(await counted()).toBe(1);
  });

  it("a held one can be corrected and added to, stays held, and is no way around by coming back", async () => {
    const id = await signsFlagged();
    const { grace } = cast;
    expect(await correct(id, correctionInput.parse({ ...grace, state: "TX", display: "hidden" }), now)).toMatchObject({
      ok: true,
    });
    await withdraw(id, later);
    expect(await statusOf(id)).toBe("withdrawn");
    await restore(id, later);
    expect(await statusOf(id)).toBe("held");
    await remove(admin, id, "a made-up name", later);
    await reinstate(admin, id);
    expect(await statusOf(id)).toBe("held");
    expect(await counted()).toBe(0);
    await erase(id);
    expect(await counted()).toBe(0);
  });

  it("a comment can be added on the page of thanks", async () => {
    const draft = await signs(now, cast.grace, disposable());
    await confirm(draft!, now);
    expect(await add(draft!, additionInput.parse({ comment: "Please act" }), now)).toMatchObject({ ok: true });
  });

  it("a rule removes those that wait too, and its undo lets them wait again", async () => {
    const [held, other] = [await signsFlagged(), await signsAndConfirms(now, cast.mateo)];
    const written = await writeRule(admin, ruleInput.parse(ruleFields({ flag: "disposable-domain" })), now);
    const id = written.ok ? written.value : 0;
    await untilDone(now);
    await startRemoval(admin, id, "made-up names", now);
    await untilDone(now);
    expect([await statusOf(held), await statusOf(other)]).toEqual(["removed", "confirmed"]);
    await undoRemoval(admin, id, now);
    await untilDone(now);
    expect(await statusOf(held)).toBe("held");
    expect(await counted()).toBe(1);
  });
});

describe("an organizer", () => {
  it("reads the queue with the reasons, and accepts or removes many at once, and undoes both", async () => {
    const ids = [
      await signsFlagged("grace"),
      await signsFlagged("mateo", cast.mateo),
      await signsFlagged("june", cast.june),
    ];
    const queue = await readFlagged(admin, { petition: { id: petitionId, slug: "harbor" }, state: null, after: null });
    expect(queue!.map(({ id, isHeld, flags }) => [id, isHeld, flags])).toEqual(
      ids.map((id) => [id, true, ["disposable-domain"]]),
    );
    const [first, second, third] = ids as [bigint, bigint, bigint];
    expect(await decideFlagged(admin, accepted(first, second), now)).toMatchObject({ value: { skipped: 0 } });
    expect(await counted()).toBe(2);
    expect(await decideFlagged(admin, removed(third), now)).toMatchObject({ value: { ids: [third] } });
    expect(await countFlagged(admin, petitionId)).toEqual({ waiting: 0, held: 0 });
    expect(await undoDecision(admin, [first, second], "accept")).toMatchObject({ value: { skipped: 0 } });
    expect(await undoDecision(admin, [third], "remove")).toMatchObject({ value: { ids: [third] } });
    expect(await Promise.all(ids.map(statusOf))).toEqual(["held", "held", "held"]);
    expect(await counted()).toBe(0);
  });

  it("accepts one that counts, which then is looked at and stays counted, also after undoing", async () => {
    await holdFlagged(false);
    const id = await signsFlagged();
    await decideFlagged(admin, accepted(id), now);
    expect(await countFlagged(admin, petitionId)).toEqual({ waiting: 0, held: 0 });
    await undoDecision(admin, [id], "accept");
    expect(await countFlagged(admin, petitionId)).toEqual({ waiting: 1, held: 0 });
    expect(await counted()).toBe(1);
  });

  it("sees in the history who looked, and each decision in the log", async () => {
    const id = await signsFlagged();
    await decideFlagged(admin, accepted(id), now);
    await undoDecision(admin, [id], "accept");
    await decideFlagged(admin, removed(id), now);
    expect((await listChangesOf(`signature:${id}`, 9)).map(({ action }) => action)).toEqual([
      "signature-removed",
      "signature-acceptance-undone",
      "signature-accepted",
    ]);
    await undoDecision(admin, [id], "remove");
    await decideFlagged(admin, accepted(id), later);
    expect(await readHistory(admin, id)).toMatchObject({
      acceptedAt: later,
      acceptedById: admin.id,
      status: "confirmed",
    });
  });

  it("has who was held told once that they count, and by an undo within minutes not at all", async () => {
    const [held, counting] = [await signsFlagged(), await signsAndConfirms(now, cast.mateo)];
    const emails = () =>
      onDatabase(
        async (client) =>
          (
            await client.query<{ id: string; wait: number }>(
              `SELECT signature_id AS id, extract(epoch FROM not_before - created_at)::int AS wait FROM outbox_email
               WHERE kind = 'signature-confirmed' AND props ->> 'status' = 'confirmed' ORDER BY outbox_email.id`,
            )
          ).rows,
      );
    const first = { id: String(counting), wait: 0 };
    expect(await emails()).toEqual([first]);
    await decideFlagged(admin, accepted(held), now);
    expect(await emails()).toEqual([first, { id: String(held), wait: 600 }]);
    await undoDecision(admin, [held], "accept");
    expect(await emails()).toEqual([first]);
    await decideFlagged(admin, accepted(held), now);
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET status = 'sent', sent_at = now(), recipient_sealed = NULL, secret_sealed = NULL, name_sealed = NULL",
      ),
    );
    await undoDecision(admin, [held], "accept");
    await decideFlagged(admin, accepted(held), later);
    expect(await emails()).toHaveLength(2);
  });

  it("decides nothing about a state that is not theirs, and nothing at all then", async () => {
    const [texan, floridian] = [await signsFlagged(), await signsFlagged("mateo", cast.mateo)];
    const limited: Organizer = { ...admin, role: "organizer", states: ["TX"] };
    const viewer: Organizer = { ...admin, role: "viewer" };
    for (const by of [limited, viewer])
      expect(await decideFlagged(by, accepted(texan, floridian), now)).toMatchObject({ refusal: "not-allowed" });
    expect(await undoDecision(limited, [floridian], "accept")).toMatchObject({ refusal: "not-allowed" });
    expect(await countFlagged(limited, petitionId)).toEqual({ waiting: 1, held: 1 });
    expect(await counted()).toBe(0);
  });

  it("does not bring back what the signer withdrew meanwhile, and undoes only what they decided", async () => {
    const id = await signsFlagged();
    await decideFlagged(admin, accepted(id), now);
    await withdraw(id, now);
    expect(await undoDecision(admin, [id], "accept")).toMatchObject({ value: { ids: [], skipped: 1 } });
    await restore(id, now);
    expect(await statusOf(id)).toBe("confirmed");
    const other: Organizer = { ...admin, id: admin.id + 1 };
    expect(await undoDecision(other, [id], "accept")).toMatchObject({ value: { ids: [], skipped: 1 } });
    expect(await counted()).toBe(1);
  });
});

it("accepting while the signer withdraws ends in one of both orders, and the count is exact", async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = await signsFlagged(`round${round}`);
    await Promise.all([
      decideFlagged(admin, accepted(id), now),
      withdraw(id, now),
      decideFlagged(admin, accepted(id), now),
      confirm(0n, now),
    ]);
    expect(await statusOf(id)).toBe("withdrawn");
    expect(await counted()).toBe(0);
  }
});

it("the database itself counts nothing that was held and is not accepted", async () => {
  const id = await signsFlagged();
  const write = (set: string) =>
    onDatabase((client) => client.query(`UPDATE signature SET ${set} WHERE id = $1`, [String(id)]));
  await expect(write("status = 'confirmed'")).rejects.toThrow(/check constraint/);
  await expect(write("held_at = NULL")).rejects.toThrow(/check constraint/);
});
