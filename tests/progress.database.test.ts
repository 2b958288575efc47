// A step of a bill is shown on the state's page with its source, and those who asked for news can be told.
import { beforeEach, describe, expect, test } from "vitest";

import { GET } from "@/app/api/petitions/[slug]/states/[code]/route";
import { listFeedEntries } from "@/app/_web/feeds/feed-entries";
import { findTemplate } from "@/app/_web/templates/all-templates";
import { renderSlots } from "@/app/_web/templates/render-slots";
import { takeBackStep } from "@/lib/deliveries/bills/commands";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { listOrganizers } from "@/lib/organizers/queries";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { cast } from "@/prisma/cast";

import { addsBill } from "./bill-access";
import { emptyDatabase, onDatabase } from "./database";
import { createPetition } from "./petition";

let admin: number;
let step: number;

/** The parts of a statement that write a delivery of one packet: `d` and `k`. */
const onePacket = () => `
  d AS (
    INSERT INTO delivery (petition_id, state, scope, cut_off, cover, status, created_by, created_at, frozen_at, built_at)
    SELECT id, 'TX', 'state', now(), '{}', 'ready', ${admin}, now(), now(), now() FROM petition RETURNING id
  ), k AS (
    INSERT INTO packet (delivery_id, ordinal, recipient, status, verification_code, generation, built_at)
    SELECT d.id, 1, '{"name": "Rep. 1"}', 'ready', 'ABCDEFGH00000001', 1, now() FROM d RETURNING id
  )`;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const petition = await createPetition({ slug: "safe-harbor" });
  await onDatabase((client) =>
    client.query("INSERT INTO state_edition VALUES ($1, 'TX', '{\"en\": {}, \"es\": {}}', sha256('x'), '2025-12-01')", [
      petition,
    ]),
  );
  await inviteFirstOrganizer(cast.organizer.email, new Date());
  admin = (await listOrganizers(new Date()))[0]!.id;
  ({ step } = await addsBill("TX", admin, "safe-harbor"));
});

/** What the slot for the steps shows at a path, as it is read for a request. */
async function shownAt(path: string): Promise<string> {
  const { template, request } = findTemplate(path)!;
  const page = await template.read({ ...request, from: null });
  return renderSlots(template, page!.live, { ...request, from: null }, () => true).get("progress")!;
}

const STATE_PAGES = ["/states/tx", "/es/states/tx", "/petitions/safe-harbor/tx", "/es/petitions/safe-harbor/tx"];

describe("behaviour 28: a step of a bill", () => {
  test.each(STATE_PAGES)("is shown at %s with its day, its bill and its source", async (path) => {
    const shown = await shownAt(path);
    expect(shown).toContain(`id="bill-step-${step}"`);
    expect(shown).toContain('dateTime="2026-02-03"');
    expect(shown).toContain(path.startsWith("/es") ? "3 de febrero de 2026" : "February 3, 2026");
    expect(shown).toContain('href="https://example.org/bill"');
    expect(shown).toContain('href="https://example.org/step"');
    expect(shown).toContain(path.startsWith("/es") ? "Presentado" : "Introduced");
  });

  test("is on the scoreboard and on the home page, with links to its state", async () => {
    expect(await shownAt("/states")).toContain(`href="/states/tx#bill-step-${step}"`);
    expect(await shownAt("/es")).toContain('href="/es/states/tx"');
  });

  test("is shown in no other state, and a state without one says nothing", async () => {
    expect(await shownAt("/states/vt")).toBe("");
  });

  test("is in the feed in both languages, under a URL that stays", async () => {
    for (const [locale, title] of [
      ["en", "Texas: Introduced (HB 1)"],
      ["es", "Texas: Presentado (HB 1)"],
    ] as const) {
      const entry = (await listFeedEntries(locale, new Date())).find(({ url }) => url.includes("#bill-step-"));
      expect(entry).toMatchObject({ title, url: expect.stringContaining(`/states/tx#bill-step-${step}`) });
    }
  });

  test("is in the JSON of its state, and the JSON of an unknown state is 404", async () => {
    const get = (code: string) =>
      GET(new Request("http://localhost:3000/"), { params: Promise.resolve({ slug: "safe-harbor", code }) });
    const response = await get("tx");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.json()).toMatchObject({
      slug: "safe-harbor",
      state: "TX",
      signatures: { confirmed: 0, paper: 0 },
      steps: [
        {
          id: `bill-step-${step}`,
          kind: "introduced",
          dated: "2026-02-03",
          bill: { number: "HB 1" },
          note: null,
          source: { url: "https://example.org/step", title: "A source" },
        },
      ],
    });
    expect((await get("xx")).status).toBe(404);
  });

  test("that is taken back is gone from all of them with the next request", async () => {
    await takeBackStep({ id: admin, role: "admin", states: null }, step, "A mistake", new Date());
    for (const path of [...STATE_PAGES, "/states", "/"]) expect(await shownAt(path)).toBe("");
    expect((await listFeedEntries("en", new Date())).some(({ url }) => url.includes("#bill-step-"))).toBe(false);
  });

  test("of a delivery is in the same list: sent and handed over, once for each day", async () => {
    await onDatabase((client) =>
      client.query(`
        WITH d AS (
          INSERT INTO delivery (petition_id, state, scope, cut_off, cover, status, created_by, created_at, frozen_at, built_at)
          SELECT id, 'TX', 'each_lawmaker', now(), '{}', 'ready', ${admin}, now(), now(), now() FROM petition RETURNING id
        ), k AS (
          INSERT INTO packet (delivery_id, ordinal, recipient, status, verification_code, generation, built_at)
          SELECT d.id, n, jsonb_build_object('name', 'Rep. ' || n), 'ready', 'ABCDEFGH0000000' || n, 1, now()
          FROM d, generate_series(1, 2) n RETURNING id
        ), l AS (
          INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
          SELECT id, sha256(id::text::bytea), ${admin}, '2026-03-01 12:00Z', '2026-03-01 12:00Z', '2027-01-01' FROM k
        )
        INSERT INTO packet_receipt (packet_id, generation, received_by_sealed, received_at, by, organizer_id, created_at)
        SELECT min(id), 1, 'x', '2026-03-02 12:00Z', 'organizer', ${admin}, now() FROM k`),
    );
    const shown = await shownAt("/states/tx");
    expect(shown).toContain("Sent to 2 offices");
    for (const locale of ["en", "es"] as const) {
      const entries = (await listFeedEntries(locale, new Date())).filter(({ url }) => url.includes("/states/tx#"));
      expect(entries.length).toBeGreaterThan(0);
      for (const { title, text } of entries) for (const each of [title, text]) expect(each).not.toBe("");
    }
    expect(shown).toContain("Handed over to one office, with a receipt");
    expect(shown).toContain('href="/verify/ABCDEFGH00000001"');
    expect(shown).toContain("Rep. 1");
    expect(await shownAt("/es/states")).toContain("Entregado a una oficina, con acuse de recibo");
  });

  test("of a packet that was carried to its office is handed over, and was not sent", async () => {
    await onDatabase((client) =>
      client.query(`
        WITH ${onePacket()}, l AS (
          INSERT INTO packet_link (packet_id, token_hash, created_by, created_at, sent_at, expires_at)
          SELECT id, sha256('later'), ${admin}, now(), now(), now() + interval '1 day' FROM k
        )
        INSERT INTO packet_receipt (packet_id, generation, received_by_sealed, received_at, by, organizer_id, created_at)
        SELECT id, 1, 'x', '2026-03-02 12:00Z', 'organizer', ${admin}, now() - interval '1 day' FROM k`),
    );
    const shown = await shownAt("/states/tx");
    expect(shown).toContain("Handed over to one office, with a receipt");
    expect(shown).not.toContain("Sent to");
  });

  test("of a petition that is hidden is shown nowhere", async () => {
    await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden'"));
    clearPetitionMemo();
    for (const path of ["/states/tx", "/states", "/"]) expect(await shownAt(path)).toBe("");
    expect((await listFeedEntries("en", new Date())).some(({ url }) => url.includes("#bill-step-"))).toBe(false);
  });
});

describe("behaviour 28: a lawmaker's answer", () => {
  beforeEach(() =>
    onDatabase((client) =>
      client.query(`
        WITH ${onePacket()}
        INSERT INTO packet_reply (packet_id, text_sealed, organizer_id, way, dated, at)
        SELECT id, 'x', ${admin}, 'phone', '2026-03-04', '2026-03-05 12:00Z' FROM k`),
    ),
  );

  test.each(STATE_PAGES)("is shown at %s with its day, and with the packet's record as its source", async (path) => {
    const shown = await shownAt(path);
    expect(shown).toContain('dateTime="2026-03-04"');
    expect(shown).toContain("Rep. 1");
    expect(shown).toContain(path.startsWith("/es") ? "Respondi" : "Answered");
    expect(shown).toContain(`href="${path.startsWith("/es") ? "/es" : ""}/verify/ABCDEFGH00000001"`);
  });
});
