import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { signatureOf, signsAndConfirms } from "@/tests/signer";

import { listAuditEntries, verifyAudit } from "../../audit/queries";
import { OPERATOR } from "../../audit/schema";
import { inviteFirstOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { findLivePetition } from "../live/queries";
import { erase, withdraw } from "../rights/commands";
import { findTally } from "../tally/queries";
import { enterBatch, removePaper, settlePaperDoubles } from "./commands";
import { sql } from "../../db/sql";
import { countPaper, listBatches, readBatch, readPaperLines } from "./queries";
import { type BatchHead, type PaperLine, readLines } from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const head: BatchHead = { petition: "harbor", state: "TX", reference: "TX-0012", scanReference: "box 3" };
const line = (number: number, more: Partial<PaperLine> = {}): PaperLine => ({
  line: number,
  name: `Signer ${"abcdefghij"[number % 10]}${number}`,
  street: `${number} Harbor St, Austin`,
  zip: "78701",
  email: null,
  signedOn: "2026-02-20",
  ...more,
});

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  await inviteFirstOrganizer(cast.organizer.email, now);
  admin = { id: (await listOrganizers(now))[0]!.id, role: "admin", states: null };
});

async function entered(lines: PaperLine[], more: Partial<BatchHead> = {}) {
  const result = await enterBatch(admin, { ...head, ...more }, lines, now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}
const onPaper = async () => (await findLivePetition("harbor"))!.paper;
const idOf = async (batch: number, number: number) =>
  (await readBatch(admin, batch))!.lines.find((each) => each.line === number)!.id;

describe("signatures on paper", () => {
  it("are counted apart by state, and never in the online number", async () => {
    await signsAndConfirms(now, cast.grace);
    expect(await entered([line(1), line(2)])).toMatchObject({ counted: 2, doubles: 0, repeated: false });
    expect(await onPaper()).toEqual({ counted: 2, byState: { TX: 2 } });
    expect((await findTally(petitionId)).confirmed).toBe(1);
    expect(await countPaper(petitionId, "TX")).toBe(2);
    expect(await countPaper(petitionId, "VT")).toBe(0);
  });

  it("are sealed: no column has a name, a street or an email", async () => {
    await entered([line(1, { name: cast.grace.name, email: cast.grace.email })]);
    const text = await onDatabase(
      async (client) =>
        (await client.query<{ text: string }>("SELECT string_agg(p::text, '') AS text FROM paper_signature p")).rows[0]!
          .text,
    );
    for (const secret of [cast.grace.name, "Harbor St", cast.grace.email])
      expect(text.includes(secret) || text.includes(Buffer.from(secret).toString("hex"))).toBe(false);
  });

  it("go into packets in pages, with name, street, date and the reference of their sheet", async () => {
    await entered([line(1), line(2)]);
    const signers = [];
    for await (const page of readPaperLines(sql`SELECT id FROM paper_signature`)) signers.push(...page);
    expect(signers).toMatchObject([
      { name: "Signer b1", street: "1 Harbor St, Austin", zip: "78701", signedOn: "2026-02-20", reference: "TX-0012" },
      { name: "Signer c2" },
    ]);
  });

  it("are in a district where their ZIP Code lies in that one alone", async () => {
    await onDatabase((client) =>
      client.query(`
        WITH i AS (
          INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
          VALUES ('zip-districts', '2024', '2024-01-01', 'test', 3, sha256('x'), 'operator', now()) RETURNING id)
        INSERT INTO zip_district (zip, layer, geoid, rank, import_id)
        SELECT z.*, i.id FROM i, (VALUES ('78701', 'sldu', '48014', 1), ('78702', 'sldu', '48014', 1), ('78702', 'sldu', '48021', 2)) z`),
    );
    await entered([line(1), line(2, { zip: "78702" })]);
    const lines = [];
    for await (const page of readPaperLines(sql`SELECT id FROM paper_signature`)) lines.push(...page);
    expect(lines.map(({ upperDistrict, lowerDistrict }) => [upperDistrict, lowerDistrict])).toEqual([
      ["48014", null],
      [null, null],
    ]);
  });
});

describe("a batch", () => {
  it("that is entered again, one after the other or at once, changes nothing", async () => {
    const both = await Promise.all([entered([line(1), line(2)]), entered([line(1), line(2)])]);
    expect(both.filter(({ repeated }) => repeated)).toHaveLength(1);
    expect(await entered([line(1), line(2)])).toMatchObject({ repeated: true, counted: 0 });
    expect(await onPaper()).toMatchObject({ counted: 2 });
    expect((await listAuditEntries({ limit: 9 })).filter(({ action }) => action === "paper-entered")).toHaveLength(1);
  });

  it("with other lines under the same reference is refused", async () => {
    await entered([line(1)]);
    expect(await enterBatch(admin, head, [line(2)], now)).toEqual({ ok: false, refusal: "reference-taken" });
    expect(await onPaper()).toMatchObject({ counted: 1 });
  });

  it("is entered and read by organizers of its state and by the operator only", async () => {
    const { id } = await entered([line(1)]);
    for (const by of [
      { id: admin.id, role: "viewer", states: null },
      { id: admin.id, role: "organizer", states: ["VT"] },
    ] as Organizer[]) {
      expect(await enterBatch(by, { ...head, reference: "2" }, [line(2)], now)).toEqual({
        ok: false,
        refusal: "not-allowed",
      });
      expect(await removePaper(by, await idOf(id, 1), "a reason", now)).toEqual({ ok: false, refusal: "not-allowed" });
      expect(await readBatch(by, id)).toBeNull();
      expect(await listBatches(by, { petition: "harbor", state: "TX" })).toBeNull();
    }
    expect(await enterBatch(OPERATOR, { ...head, reference: "3" }, [line(3)], now)).toMatchObject({ ok: true });
    expect(await listBatches(admin, { petition: "harbor", state: "TX" })).toMatchObject([
      { reference: "3", counted: 1 },
      { reference: "TX-0012", scanReference: "box 3", counted: 1, doubles: 0, removed: 0 },
    ]);
  });
});

describe("a double", () => {
  it("of somebody on paper, written with other case, accents or spaces, does not count", async () => {
    const first = line(1, { name: "José Núñez", street: "12 Harbor St., Austin" });
    const again = line(2, { name: "JOSE NUNEZ", street: "12 harbor st, Austin" });
    expect(await entered([first, again])).toMatchObject({ counted: 1, doubles: 1 });
    expect(await entered([{ ...again, line: 1 }], { reference: "2" })).toMatchObject({ counted: 0, doubles: 1 });
    expect(await onPaper()).toMatchObject({ counted: 1 });
  });

  it("of somebody online is found where an email is given, in any spelling of the mailbox", async () => {
    await signsAndConfirms(now, cast.alias);
    expect(await entered([line(1, { zip: "78701", email: "samalias+x@gmail.com" })])).toMatchObject({ doubles: 1 });
    expect(await onPaper()).toMatchObject({ counted: 0 });
  });

  it("of somebody who signs online afterwards is settled, and stays so after a withdrawal", async () => {
    await entered([line(1, { email: cast.grace.email })]);
    expect(await settlePaperDoubles()).toBe(0);
    const id = await signsAndConfirms(now, cast.grace);
    expect(await settlePaperDoubles()).toBe(1);
    expect(await onPaper()).toMatchObject({ counted: 0 });
    await withdraw(id, now);
    expect(await settlePaperDoubles()).toBe(0);
    expect(await onPaper()).toMatchObject({ counted: 0 });
  });

  it("of a signature that is held is none until that is accepted, so that the person counts once", async () => {
    const id = await signsAndConfirms(now, cast.grace);
    const held = (status: string) =>
      onDatabase((client) =>
        client.query(
          `UPDATE signature SET status = $2::signature_status, held_at = now(),
             accepted_at = CASE $2 WHEN 'confirmed' THEN now() END,
             accepted_by = CASE $2 WHEN 'confirmed' THEN $3::int END WHERE id = $1`,
          [id, status, admin.id],
        ),
      );
    await held("held");
    expect(await entered([line(1, { email: cast.grace.email })])).toMatchObject({ doubles: 0 });
    expect(await settlePaperDoubles()).toBe(0);
    expect(await onPaper()).toMatchObject({ counted: 1 });
    await held("confirmed");
    expect(await settlePaperDoubles()).toBe(1);
    expect(await onPaper()).toMatchObject({ counted: 0 });
  });

  it("counts once the line before it is removed", async () => {
    const { id } = await entered([line(1), { ...line(1), line: 2 }]);
    await removePaper(admin, await idOf(id, 1), "Scribbled over", now);
    expect(await onPaper()).toMatchObject({ counted: 1 });
  });
});

describe("removing a line", () => {
  it("takes it out of the count and erases what is personal in it, with one entry in the log", async () => {
    const { id } = await entered([line(1, { email: cast.grace.email })]);
    const removed = await idOf(id, 1);
    expect(await removePaper(admin, removed, "A made-up name", now)).toMatchObject({ ok: true });
    expect(await removePaper(admin, removed, "Again", now)).toEqual({ ok: false, refusal: "no-such-line" });
    expect(await onPaper()).toEqual({ counted: 0, byState: {} });
    expect((await readBatch(admin, id))!.lines).toEqual([
      {
        id: removed,
        line: 1,
        status: "removed",
        name: null,
        street: null,
        zip: null,
        signedOn: null,
        removedReason: "A made-up name",
      },
    ]);
    const entries = await listAuditEntries({ limit: 9 });
    expect(entries.filter(({ action }) => action === "paper-removed")).toMatchObject([
      { actor: `organizer:${admin.id}`, detail: { state: "TX", batch: id, reason: "A made-up name" } },
    ]);
    expect((await verifyAudit()).firstBroken).toBeNull();
  });

  it("happens by itself when a signer erases the online signature of the same mailbox", async () => {
    await entered([line(1, { email: cast.grace.email }), line(2)]);
    await signsAndConfirms(now, cast.grace);
    await erase((await signatureOf(cast.grace.email))!);
    expect(await countPaper(petitionId, "TX")).toBe(1);
    expect(await onPaper()).toMatchObject({ counted: 1 });
  });
});

describe("the lines of a sheet", () => {
  const written = {
    line: 3,
    name: "Ann Example",
    street: "1 Harbor St",
    city: "Austin",
    zip: "78701",
    email: "",
    date: "2026-02-20",
  };
  const context = { state: "TX", firstDay: "2026-01-01", lastDay: "2026-12-31", now };

  it("are read with street and city together", () => {
    expect(readLines([written], context)).toEqual({
      problems: [],
      lines: [
        {
          line: 3,
          name: "Ann Example",
          street: "1 Harbor St, Austin",
          zip: "78701",
          email: null,
          signedOn: "2026-02-20",
        },
      ],
    });
  });

  it.each([
    [{ name: "" }, "name"],
    [{ name: "=HYPERLINK(1)" }, "name"],
    [{ street: " " }, "street"],
    [{ city: "" }, "city"],
    [{ zip: "1234" }, "zip"],
    [{ zip: "05401" }, "zip"],
    [{ email: "ann@" }, "email"],
    [{ date: "2/20/2026" }, "date"],
    [{ date: "2026-03-03" }, "date"],
    [{ date: "2025-12-31" }, "date"],
    // The petition had closed.
    [{ date: "2026-02-20" }, "date", "2026-02-19"],
  ])("name the line and the column of a fault: %j", (fault, column, lastDay = context.lastDay) => {
    const { lines, problems } = readLines([{ ...written, ...fault }], { ...context, lastDay });
    expect(lines).toEqual([]);
    expect(problems).toMatchObject([{ line: 3, column }]);
  });
});
