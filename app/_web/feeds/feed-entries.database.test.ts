import { beforeEach, expect, test } from "vitest";

import { clearPetitionMemo } from "@/lib/petitions/queries";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { listFeedEntries } from "./feed-entries";

const now = new Date("2026-11-22T12:00:00Z");
const isOfPetition = ({ url }: { url: string }) => url.includes("/petitions/");
const petitionEntries = async () => (await listFeedEntries("en", now)).filter(isOfPetition);

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

test.each([
  [{ status: "draft" }],
  [{ status: "hidden" }],
  [{ status: "taken_down" }],
  [{ status: "open", openedAt: new Date("2026-12-01") }],
] as const)("a petition that is %j has no entry", async (life) => {
  await createPetition(life);
  const entries = await listFeedEntries("en", now);
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toMatch(/harbor-|petitions|Light the harbors/);
});

test("a petition that opened has one entry in each language, also after it has closed", async () => {
  await createPetition({ status: "closed", openedAt: new Date("2026-03-04T05:06:07Z") });
  expect(await petitionEntries()).toEqual([
    expect.objectContaining({
      url: expect.stringMatching(/\/petitions\/harbor$/),
      title: "A petition opened: Light the harbors",
      updated: new Date("2026-03-04T05:06:07Z"),
    }),
  ]);
  const [inSpanish] = (await listFeedEntries("es", now)).filter(isOfPetition);
  expect(inSpanish).toMatchObject({
    url: expect.stringMatching(/\/es\/petitions\/harbor$/),
    title: "Se abrió una petición: Encienda los puertos",
  });
});

test("a new text and a law that changed later have entries, what was loaded with the petition has none", async () => {
  const id = await createPetition({ openedAt: new Date("2026-01-01T00:00:00Z") });
  await onDatabase(async (client) => {
    await client.query(
      "INSERT INTO petition_version (petition_id, number, content, content_hash, created_at) SELECT petition_id, 2, content, sha256('2'), '2026-05-01' FROM petition_version WHERE petition_id = $1",
      [id],
    );
    const { stateLaws } = await import("@/lib/content/state-laws");
    const { law, legislature, en, es } = stateLaws["TX"]!;
    for (const [state, day] of [
      ["TX", "2026-06-01"],
      ["OH", "2026-01-01"],
    ]) {
      await client.query(
        "INSERT INTO state_edition (petition_id, state, content, content_hash, updated_at) VALUES ($1, $2, $3, sha256('law'), $4)",
        [id, state, { law, legislature, en, es }, day],
      );
    }
  });
  const entries = await petitionEntries();
  expect(entries.map(({ title }) => title)).toEqual([
    "The law of Texas was looked at again",
    "A new text of the petition, number 2: Light the harbors",
    "A petition opened: Light the harbors",
  ]);
  expect(entries[0]!.url).toMatch(/\/petitions\/harbor\/tx#law-2026-06-01$/);
  expect(new Set(entries.map(({ url }) => url)).size).toBe(3);
});

test("the newest stands first, and each has a URL of its own", async () => {
  const entries = await listFeedEntries("es", now);
  const moments = entries.map(({ updated }) => updated.getTime());
  expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  expect(new Set(entries.map(({ url }) => url)).size).toBe(entries.length);
  expect(entries.every(({ url }) => url.includes("/es/"))).toBe(true);
});
