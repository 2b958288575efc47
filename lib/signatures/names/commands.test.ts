import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { createPetition } from "@/tests/petition";
import { formOf, signs, signsAndConfirms } from "@/tests/signer";

import { listAuditEntries } from "../../audit/queries";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, MINUTE } from "../../time";
import { confirm } from "../commands";
import { findLivePetition } from "../live/queries";
import { findSignature } from "../queries";
import { correct, restore, withdraw } from "../rights/commands";
import type { CorrectionInput } from "../schema";
import { findTally } from "../tally/queries";
import { reviewNames, undoNameReview } from "./commands";
import { countWaitingNames, readNames } from "./queries";
import { namesInput, type NameReview } from "./schema";

const now = new Date("2026-03-10T12:00:30Z");
const later = addMilliseconds(now, 5 * MINUTE);
let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const read = (review: NameReview = "waiting", by = admin) =>
  readNames(by, { petition: { id: petitionId, slug: "harbor" }, state: null, review, after: null });
const shown = async () =>
  (await findLivePetition("harbor", { supporters: 10 }))!.supporters.map((each) => each.shownName);
const corrected = (fields: Partial<CorrectionInput> = {}): CorrectionInput => ({
  ...formOf(cast.grace),
  state: "TX",
  display: "name",
  updates: false,
  comment: null,
  street: null,
  ...fields,
});

/** Shows all names that wait. */
async function showAll() {
  const names = (await read())!.map(({ id, version }) => ({ id, version }));
  return reviewNames(admin, { names, decision: "show", reason: null }, now);
}

describe("a public name", () => {
  it("that cannot be opened is read as such, and is not shown, nor is any other of its form", async () => {
    const unreadable = await signsAndConfirms(now, cast.grace, { display: "name" });
    await signsAndConfirms(now, cast.mateo, { display: "name" });
    await onDatabase((client) =>
      client.query("UPDATE signature SET name_sealed = '\\x00' WHERE id = $1", [String(unreadable)]),
    );
    expect((await read())!.map(({ name }) => name)).toEqual([null, cast.mateo.name]);
    expect(await showAll()).toEqual({ ok: false, refusal: "unreadable" });
    expect(await countWaitingNames(admin, petitionId)).toBe(2);
    const names = (await read())!.filter(({ name }) => name !== null);
    expect(await reviewNames(admin, { names, decision: "show", reason: null }, now)).toMatchObject({ ok: true });
    expect(await shown()).toEqual([cast.mateo.name]);
  });

  it("is shown only after an organizer has let it, and the number never waits for that", async () => {
    await signsAndConfirms(now, cast.grace, { display: "name" });
    await signsAndConfirms(now, cast.mateo, { display: "initials" });
    await signsAndConfirms(now, cast.june, { display: "hidden" });
    expect([await shown(), (await findTally(petitionId)).confirmed]).toEqual([[], 3]);
    expect(await countWaitingNames(admin, petitionId)).toBe(2);
    expect(await showAll()).toMatchObject({ value: { skipped: 0 } });
    expect((await shown()).toSorted()).toEqual([cast.grace.name, expect.stringMatching(/^M\./)].toSorted());
    expect([await countWaitingNames(admin, petitionId), (await findTally(petitionId)).confirmed]).toEqual([0, 3]);
  });

  it("is left out with a reason that its signer reads, and the log has who, how many and why, and no name", async () => {
    const id = await signsAndConfirms(now, cast.grace, { display: "name" });
    const [name] = (await read())!;
    await reviewNames(admin, { names: [name!], decision: "leave-out", reason: "A slogan" }, now);
    expect(await shown()).toEqual([]);
    expect(await findSignature(id)).toMatchObject({ nameReview: "left_out", nameLeftOutReason: "A slogan" });
    expect(await read("left_out")).toMatchObject([{ id, name: cast.grace.name, leftOutReason: "A slogan" }]);
    const log = await listAuditEntries({ limit: 9 });
    expect(log.map(({ action }) => action)).toEqual(["names-read", "names-reviewed", "names-read"]);
    expect(log[1]!.detail).toEqual({
      decision: "leave-out",
      reason: "A slogan",
      states: ["TX"],
      ids: [String(id)],
    });
    expect(JSON.stringify(log.map(({ detail }) => detail))).not.toContain("Grace");
  });

  it("waits again once its signer changes it or the way it is shown, and not for any other correction", async () => {
    const id = await signsAndConfirms(now, cast.grace, { display: "name" });
    const reviewAfter = async (fields: Partial<CorrectionInput>) => {
      await correct(id, corrected(fields), later);
      return (await findSignature(id))!.nameReview;
    };
    await showAll();
    expect(await reviewAfter({ zip: "78702" })).toBe("shown");
    expect(await reviewAfter({ name: "Buy Now" })).toBe("waiting");
    expect(await shown()).toEqual([]);
    await showAll();
    expect(await reviewAfter({ name: "Buy Now", display: "initials" })).toBe("waiting");
  });

  it("waits again when another form of the same mailbox is confirmed, and stays as it was over a withdrawal", async () => {
    const first = await signs(now, cast.grace, { display: "name" });
    const other = await signs(later, cast.grace, { display: "name", name: "Buy Now" });
    await confirm(first!, now);
    await showAll();
    const { id } = (await read("shown"))![0]!;
    await withdraw(id, later);
    expect(await shown()).toEqual([]);
    await restore(id, later);
    expect(await shown()).toEqual([cast.grace.name]);
    await confirm(other!, later);
    expect(await shown()).toEqual([]);
  });
});

describe("an organizer", () => {
  it("undoes what they decided, and the names wait again", async () => {
    const id = await signsAndConfirms(now, cast.grace, { display: "name" });
    await showAll();
    expect(await undoNameReview({ ...admin, id: admin.id + 1 }, [id])).toMatchObject({
      value: { ids: [], skipped: 1 },
    });
    expect(await undoNameReview(admin, [id])).toMatchObject({ value: { ids: [id], skipped: 0 } });
    expect([await shown(), await countWaitingNames(admin, petitionId)]).toEqual([[], 1]);
  });

  it("decides about the name that they read, also when the signer changes it at the same moment", async () => {
    const id = await signsAndConfirms(now, cast.grace, { display: "name" });
    const [name] = (await read())!;
    await Promise.all([
      correct(id, corrected({ name: "Buy Now" }), later),
      reviewNames(admin, { names: [name!], decision: "show", reason: null }, later),
    ]);
    expect(await findSignature(id)).toMatchObject({ name: "Buy Now", nameReview: "waiting" });
    expect(await reviewNames(admin, { names: [name!], decision: "show", reason: null }, later)).toMatchObject({
      value: { ids: [], skipped: 1 },
    });
  });

  it("reads and decides nothing of a state that is not theirs, and a viewer nothing at all", async () => {
    await signsAndConfirms(now, cast.grace, { display: "name" });
    await signsAndConfirms(now, cast.ruth, { display: "name" });
    const names = (await read())!;
    const limited: Organizer = { ...admin, role: "organizer", states: ["TX"] };
    const viewer: Organizer = { ...admin, role: "viewer" };
    expect((await read("waiting", limited))!.map(({ state }) => state)).toEqual(["TX"]);
    expect(await countWaitingNames(limited, petitionId)).toBe(1);
    expect(await read("waiting", viewer)).toBeNull();
    for (const by of [limited, viewer])
      expect(await reviewNames(by, { names, decision: "show", reason: null }, now)).toMatchObject({
        refusal: "not-allowed",
      });
    expect(await shown()).toEqual([]);
  });
});

it("the form has what was chosen with what was read, and a reason for leaving out", () => {
  const version = "0123456789abcdef";
  const fields = { "signature-7": "on", "version-7": version, "version-8": version, "signature-9": "on", reason: "" };
  expect(namesInput.parse({ ...fields, decision: "show" })).toEqual({
    names: [{ id: 7n, version }],
    decision: "show",
    reason: null,
  });
  for (const decision of ["", "leave-out", "remove"])
    expect(namesInput.safeParse({ ...fields, decision }).success).toBe(false);
});

it("the database itself knows no shown name that nobody has looked at", async () => {
  await signsAndConfirms(now, cast.grace, { display: "name" });
  await expect(onDatabase((client) => client.query("UPDATE signature SET name_review = 'shown'"))).rejects.toThrow(
    /check constraint/,
  );
});
