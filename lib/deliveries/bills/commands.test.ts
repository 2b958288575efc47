import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { listAuditEntries, verifyAudit } from "../../audit/queries";
import { inviteFirstOrganizer, inviteOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY } from "../../time";
import { listNewestStepOfStates, listSteps } from "../progress/queries";
import { addBill, addStep, correctBill, correctStep, takeBackBill, takeBackStep } from "./commands";
import { findBill, listBills } from "./queries";
import { billInput, type StepInput, stepInput } from "./schema";

const now = new Date("2027-02-10T12:00:00Z");
const bill = billInput.parse({
  petition: "harbor",
  state: "TX",
  number: "HB 1234",
  title: "Relating to the protection of exploited children",
  session: "90th Legislature",
  chamber: "lower",
  sponsor: "Rep. Fictional",
  url: "https://capitol.texas.gov/bill",
});
const stepFields = {
  kind: "introduced",
  chamber: "lower",
  dated: "2027-02-03",
  noteEn: "Filed with 12 sponsors.",
  noteEs: "Presentado con 12 patrocinadores.",
  sourceUrl: "https://capitol.texas.gov/history",
  sourceTitle: "Texas Legislature Online",
};
const step = stepInput.parse(stepFields);

let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  await createPetition();
  await inviteFirstOrganizer(cast.organizer.email, now);
  admin = { id: (await listOrganizers(now))[0]!.id, role: "admin", states: null };
});

async function added(state = "TX", steps: StepInput[] = [step]): Promise<number> {
  const result = await addBill(admin, { ...bill, state }, now);
  if (!result.ok) throw new Error(result.refusal);
  for (const each of steps) await addStep(admin, result.value.id, each, now);
  return result.value.id;
}

const stepsOf = async (id: number) => (await findBill(admin, id))!.steps;
const refused = (refusal: string) => ({ ok: false, refusal });

describe("a step of a bill", () => {
  it("is shown with its bill, its source and its date, the newest day first, whatever the order in which it was entered", async () => {
    await added("TX", [
      { ...step, kind: "committee", dated: "2027-02-08" },
      { ...step, dated: "2027-02-03" },
    ]);
    expect(await listSteps("harbor", { state: "TX" })).toMatchObject([
      { kind: "committee", dated: "2027-02-08" },
      {
        kind: "introduced",
        state: "TX",
        dated: "2027-02-03",
        chamber: "lower",
        bill: { number: "HB 1234", sponsor: "Rep. Fictional", url: bill.url },
        note: { en: stepFields.noteEn, es: stepFields.noteEs },
        source: { url: stepFields.sourceUrl, title: stepFields.sourceTitle },
        enteredAt: now,
      },
    ]);
    expect(await listSteps("harbor", { state: "VT" })).toEqual([]);
    expect(await listSteps("another")).toEqual([]);
  });

  it("of the future is refused, and today counts where it begins first", async () => {
    const id = await added("TX", []);
    expect(await addStep(admin, id, { ...step, dated: "2027-02-11" }, now)).toEqual(refused("in-future"));
    const inGuam = new Date("2027-02-10T14:30:00Z");
    expect(await addStep(admin, id, { ...step, dated: "2027-02-11" }, inGuam)).toMatchObject({ ok: true });
  });

  it("that is sent twice, one after the other or at once, is there once", async () => {
    const id = await added("TX", [step]);
    expect(await addStep(admin, id, step, now)).toEqual(refused("step-exists"));
    const hearing: StepInput = { ...step, kind: "hearing", chamber: null };
    const both = await Promise.all([addStep(admin, id, hearing, now), addStep(admin, id, hearing, now)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stepsOf(id)).toHaveLength(2);
  });

  it("can be corrected and taken back with a reason, and the log keeps what was said before", async () => {
    const id = await added();
    const [first] = await stepsOf(id);
    const later = addMilliseconds(now, DAY);
    expect(await correctStep(admin, first!.id, { ...step, dated: "2027-02-04" }, later)).toMatchObject({ ok: true });
    expect(await listSteps("harbor")).toMatchObject([{ dated: "2027-02-04", enteredAt: now, changedAt: later }]);
    expect(await takeBackStep(admin, first!.id, "Another bill", later)).toMatchObject({ ok: true });
    expect(await listSteps("harbor")).toEqual([]);
    expect(await takeBackStep(admin, first!.id, "Again", later)).toEqual(refused("no-such-step"));
    const [takenBack, corrected] = await listAuditEntries({ limit: 2 });
    expect(takenBack).toMatchObject({
      actor: `organizer:${admin.id}`,
      action: "bill-step-taken-back",
      subject: `bill:${id}`,
      detail: { state: "TX", reason: "Another bill" },
    });
    expect(corrected).toMatchObject({
      action: "bill-step-corrected",
      detail: { from: { dated: "2027-02-03" }, to: { dated: "2027-02-04" } },
    });
    expect((await verifyAudit()).firstBroken).toBeNull();
  });
});

describe("a bill", () => {
  it("has a number of its own within its state and session", async () => {
    await added();
    expect(await addBill(admin, bill, now)).toEqual(refused("bill-exists"));
    expect(await addBill(admin, { ...bill, session: "91st Legislature" }, now)).toMatchObject({ ok: true });
    expect(await addBill(admin, { ...bill, petition: "none", state: "VT" }, now)).toEqual(refused("no-such-petition"));
  });

  it("has a sponsor of the roster, whose name it takes and keeps, and no lawmaker of another state", async () => {
    await onDatabase((client) =>
      client.query(`
        WITH i AS (
          INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
          VALUES ('lawmakers', '2027-02-01', '2027-02-01', 'test', 1, sha256('x'), 'operator', now()) RETURNING id)
        INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, source, roster_date, import_id)
        SELECT 'ocd-person/1', 'TX', 'lower', '12', 'Ann Fictional', 'Ann', 'Fictional', 'test', '2027-02-01', id FROM i`),
    );
    const sponsored = { ...bill, sponsor: null, lawmakerId: "ocd-person/1" };
    const other = { ...sponsored, state: "VT" };
    expect(await addBill(admin, other, now)).toEqual(refused("no-such-lawmaker"));
    const created = await addBill(admin, sponsored, now);
    if (!created.ok) throw new Error(created.refusal);
    await onDatabase((client) => client.query("DELETE FROM lawmaker"));
    const { petition: _petition, state: _state, ...facts } = { ...sponsored, sponsor: "Ann Fictional" };
    expect(await correctBill(admin, created.value.id, facts, now)).toMatchObject({ ok: true });
    expect(await findBill(admin, created.value.id)).toMatchObject({
      sponsor: "Ann Fictional",
      lawmakerId: "ocd-person/1",
    });
  });

  it("that is taken back is shown nowhere, and its number is free", async () => {
    const id = await added();
    expect(await takeBackBill(admin, id, "The wrong state", now)).toMatchObject({ ok: true });
    expect(await listSteps("harbor")).toEqual([]);
    expect(await findBill(admin, id)).toBeNull();
    expect(await addStep(admin, id, step, now)).toEqual(refused("no-such-bill"));
    expect(await addBill(admin, bill, now)).toMatchObject({ ok: true });
  });

  it("is entered, corrected and taken back by organizers of its state only", async () => {
    const id = await added();
    const [first] = await stepsOf(id);
    const invited = await inviteOrganizer(admin, { email: cast.viewer.email, role: "organizer", states: ["VT"] }, now);
    if (!invited.ok) throw new Error(invited.refusal);
    const { id: other } = invited.value;
    for (const by of [
      { id: other, role: "organizer", states: ["VT"] },
      { id: other, role: "viewer", states: null },
    ] as Organizer[]) {
      expect(await addBill(by, { ...bill, number: "HB 2" }, now)).toEqual(refused("not-allowed"));
      expect(await correctBill(by, id, { ...bill, title: "x" }, now)).toEqual(refused("not-allowed"));
      expect(await takeBackBill(by, id, "no reason", now)).toEqual(refused("not-allowed"));
      expect(await addStep(by, id, { ...step, kind: "failed" }, now)).toEqual(refused("not-allowed"));
      expect(await correctStep(by, first!.id, step, now)).toEqual(refused("not-allowed"));
      expect(await takeBackStep(by, first!.id, "no reason", now)).toEqual(refused("not-allowed"));
      expect(await findBill(by, id)).toBeNull();
      expect(await listBills(by, { petition: "harbor", state: "TX" })).toBeNull();
    }
    const texan: Organizer = { id: other, role: "organizer", states: ["TX"] };
    const { petition: _petition, state: _state, ...facts } = bill;
    const later = addMilliseconds(now, DAY);
    expect(await correctBill(texan, id, { ...facts, title: "Another title" }, later)).toMatchObject({ ok: true });
    // What is shown of each of its steps has changed.
    expect(await listSteps("harbor")).toMatchObject([{ enteredAt: now, changedAt: later }]);
    expect(await listBills(texan, { petition: "harbor", state: "TX" })).toMatchObject([{ title: "Another title" }]);
  });
});

it("the scoreboard has the newest step of each state in which something happened", async () => {
  await added("TX", [step, { ...step, kind: "committee", dated: "2027-02-08" }]);
  await added("VT", [{ ...step, kind: "signed", chamber: null, dated: "2027-02-09" }]);
  await added("NE", []);
  expect(await listNewestStepOfStates("harbor")).toMatchObject([
    { state: "VT", kind: "signed" },
    { state: "TX", kind: "committee" },
  ]);
});

describe("the form of a step", () => {
  it.each([
    [{ sourceUrl: "http://capitol.texas.gov/" }, "sourceUrl"],
    [{ sourceUrl: "javascript:alert(1)" }, "sourceUrl"],
    [{ sourceUrl: "https://user:secret@capitol.texas.gov/" }, "sourceUrl"],
    [{ sourceTitle: " " }, "sourceTitle"],
    [{ dated: "2027-02-30" }, "dated"],
    [{ noteEs: "" }, "noteEs"],
    [{ noteEn: "" }, "noteEn"],
    [{ kind: "passed_chamber", chamber: "" }, "chamber"],
    [{ kind: "renamed" }, "kind"],
  ])("refuses %j", (fields, field) => {
    const parsed = stepInput.safeParse({ ...stepFields, ...fields });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
