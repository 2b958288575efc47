import { beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createPetition } from "@/tests/petition";
import { formOf, SENDER } from "@/tests/signer";

import { emailHash } from "../../canonical-email";
import type { Organizer } from "../../organizers/schema";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY } from "../../time";
import { confirm, sign } from "../commands";
import { listSender } from "../listings/commands";
import { listingInput } from "../listings/schema";
import { remindUnconfirmed } from "../reminding/commands";
import { findTally } from "../tally/queries";
import { ASKED_AT_ONCE_MAX, askLists, checkLists } from "./asking/commands";
import { askList, cancelList, checkList, purgeLists, uploadList } from "./commands";
import { findSignerList } from "./queries";
import { LIST_ROWS_MAX, listInput, type Mapping } from "./schema";

const now = new Date();
let admin: Organizer;
let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const HEADER = "first_name,last_name,email,zip_code";
const input = listInput.parse({ petition: "harbor", origin: "a petition of 2025", locale: "en", agreed: "on" });

function bring(text: string | Uint8Array) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  async function* stream() {
    // In pieces that cut characters and lines in two.
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  return uploadList(admin, input, { size: bytes.length, stream }, now);
}

async function brought(lines: string[]): Promise<number> {
  const list = await bring([HEADER, ...lines].join("\r\n"));
  if (!list.ok) throw new Error(list.refusal);
  return list.value.id;
}

async function checked(lines: string[]): Promise<number> {
  const id = await brought(lines);
  const { mapping } = (await findSignerList(admin, id))!;
  await checkList(admin, id, mapping);
  while (await checkLists());
  return id;
}

async function askAll(lines: string[]): Promise<number> {
  const id = await checked(lines);
  await askList(admin, id);
  while (await askLists(now));
  return id;
}

const people = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => `Ada,Example,ada${from + i}@example.org,78701`);
const read = <Row>(statement: string) =>
  onDatabase(async (client) => (await client.query<Row & object>(statement)).rows);
const emails = () => read<{ kind: string; props: { origin: string } }>("SELECT kind, props FROM outbox_email");
const lines = () => read("SELECT 1 FROM signer_list_row");

describe("a list", () => {
  it("is counted by the first reason that keeps each person from being asked, and names faulty lines without their text", async () => {
    await sign(
      "harbor",
      formOf(cast.grace, { email: "signed@example.org" }),
      { locale: "en", source: null, sender: SENDER },
      now,
    );
    const [draft] = await read<{ id: string }>("SELECT id FROM signature_draft");
    await confirm(BigInt(draft!.id), now);
    await sign(
      "harbor",
      formOf(cast.grace, { email: "waits@example.org" }),
      { locale: "en", source: null, sender: SENDER },
      now,
    );
    await onDatabase(async (client) => {
      await client.query("INSERT INTO suppressed_email (email_hash, reason, created_at) VALUES ($1, 'bounce', now())", [
        emailHash("bounced@example.org"),
      ]);
    });
    const blocked = { list: "block", sender: "blocked@example.org", subdomains: "without", reason: "made-up people" };
    await listSender(admin, listingInput.parse(blocked), now);
    const id = await checked([
      ...people(2),
      "Ada,Example,ADA0+x@example.org,78701",
      "Grace,Example,signed@example.org,78701",
      "Grace,Example,waits@example.org,78701",
      "Grace,Example,bounced@example.org,78701",
      "Grace,Example,blocked@example.org,78701",
      "Grace,Example,not an email,78701",
      ",,nameless@example.org,78701",
      "Grace,Example,zipless@example.org,",
    ]);
    const list = await findSignerList(admin, id);
    expect(list).toMatchObject({ status: "checked", rows: 10 });
    expect(list!.result).toEqual({
      ...{ ready: 2, double: 1, signed: 1, asked: 1, suppressed: 1, blocked: 1, faulty: 3 },
      faults: [
        { line: 9, fault: "email-invalid" },
        { line: 10, fault: "name-missing" },
        { line: 11, fault: "zip-missing" },
      ],
    });
    await askList(admin, id);
    while (await askLists(now));
    expect((await emails()).filter(({ kind }) => kind === "confirm-imported")).toHaveLength(2);
  });

  it("counts nobody by itself: who confirms the email counts once, with the code of lists, and who does not never", async () => {
    await askAll(people(2));
    expect((await findTally(petitionId)).confirmed).toBe(0);
    const asked = await emails();
    expect(asked.map(({ kind, props }) => [kind, props.origin])).toEqual([
      ["confirm-imported", "a petition of 2025"],
      ["confirm-imported", "a petition of 2025"],
    ]);
    const [draft] = await read<{ id: string }>("SELECT id FROM signature_draft ORDER BY id");
    await Promise.all([1, 2, 3].map(() => confirm(BigInt(draft!.id), now)));
    expect((await findTally(petitionId)).confirmed).toBe(1);
    expect(await read("SELECT source, wants_updates, display FROM signature WHERE status = 'confirmed'")).toEqual([
      { source: "import", wants_updates: false, display: "hidden" },
    ]);
    await onDatabase((client) =>
      client.query(
        "UPDATE outbox_email SET status = 'sent', sent_at = now(), recipient_sealed = NULL, name_sealed = NULL",
      ),
    );
    expect(await remindUnconfirmed(addMilliseconds(now, 2 * DAY + 1_000))).toBe(0);
  });

  it("asks nobody twice, also by another list after the form of the first was erased", async () => {
    await askAll(people(3));
    await onDatabase((client) =>
      client.query("DELETE FROM outbox_email; DELETE FROM signature_draft; DELETE FROM signature"),
    );
    const again = await askAll([...people(3), ...people(1, 7)]);
    expect(await findSignerList(admin, again)).toMatchObject({
      status: "done",
      asked: 1,
      result: { asked: 3, ready: 1 },
    });
    expect(await emails()).toHaveLength(1);
    expect(await lines()).toEqual([]);
  });

  it("is asked to its end by several workers at once, of whom some end in the middle, and nobody gets two emails", async () => {
    const count = 3 * ASKED_AT_ONCE_MAX + 5;
    const id = await checked(people(count));
    await askList(admin, id);
    // A worker that ends leaves its transaction, which the database takes back.
    await onDatabase(async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT 1 FROM signer_list FOR UPDATE");
      expect(await askLists(now)).toBe(false);
      await client.query("ROLLBACK");
    });
    for (let round = 0; round < 6; round += 1) await Promise.all([1, 2, 3].map(() => askLists(now)));
    expect(await findSignerList(admin, id)).toMatchObject({ status: "done", asked: count });
    expect(await read("SELECT email_hash FROM outbox_email GROUP BY 1 HAVING count(*) > 1")).toEqual([]);
    expect(await emails()).toHaveLength(count);
  });

  it("asks nobody while the petition is not open, and goes on when it is", async () => {
    const id = await checked(people(2));
    await askList(admin, id);
    await onDatabase((client) => client.query("UPDATE petition SET status = 'paused', paused_at = now()"));
    expect(await askLists(now)).toBe(false);
    expect(await emails()).toEqual([]);
    await onDatabase((client) => client.query("UPDATE petition SET status = 'open', paused_at = NULL"));
    await askLists(now);
    expect(await emails()).toHaveLength(2);
  });

  it("that is ended asks nobody else, and its lines are gone at once; one that is left lying goes after two weeks", async () => {
    const id = await checked(people(ASKED_AT_ONCE_MAX + 5));
    await askList(admin, id);
    await askLists(now);
    await cancelList(admin, id, now);
    expect(await askLists(now)).toBe(false);
    expect(await lines()).toEqual([]);
    await checked(people(1, 500));
    expect(await purgeLists(addMilliseconds(now, 13 * DAY))).toBe(0);
    expect(await purgeLists(addMilliseconds(now, 15 * DAY))).toBe(1);
    expect(await lines()).toEqual([]);
    expect(await emails()).toHaveLength(ASKED_AT_ONCE_MAX);
    expect(await auditActions()).toEqual(expect.arrayContaining(["list-uploaded", "list-asking", "list-cancelled"]));
  });

  it.each([
    ["a file without a line", HEADER, "empty"],
    [
      "a file in another encoding",
      new Uint8Array([...new TextEncoder().encode(`${HEADER}\nJos`), 0xe9]),
      "wrong-encoding",
    ],
    ["a file that is no text", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "wrong-encoding"],
    ["one line without end", `${HEADER}\n"${"x".repeat(20_000)}`, "no-table"],
    ["too many lines", `${HEADER}\n${"a\n".repeat(LIST_ROWS_MAX + 1)}`, "too-long"],
  ])("is kept whole or not at all: %s", async (_what, text, refusal) => {
    expect(await bring(text)).toMatchObject({ ok: false, refusal });
    expect(await read("SELECT 1 FROM signer_list")).toEqual([]);
    expect(await lines()).toEqual([]);
  });

  it("is for admins, and a column that the file has not is refused", async () => {
    const id = await brought(people(1));
    const organizer: Organizer = { ...admin, role: "organizer" };
    const mapping: Mapping = { email: 2, name: null, first: 0, last: 1, zip: 3, state: null };
    expect(await checkList(organizer, id, mapping)).toMatchObject({ refusal: "not-allowed" });
    expect(await findSignerList(organizer, id)).toBeNull();
    expect(await checkList(admin, id, { ...mapping, zip: 9 })).toMatchObject({ refusal: "no-such-column" });
    expect(await askList(admin, id)).toMatchObject({ refusal: "other-status" });
  });
});
