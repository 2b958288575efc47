import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { addMilliseconds, DAY } from "../time";
import { loadPetitions } from "./commands";
import { petitionFiles } from "./files";
import {
  findPetition,
  findPetitionVersion,
  findStateEdition,
  listEditionsChangedAfter,
  listPetitionVersions,
} from "./queries";
import type { EditionContent, PetitionFile } from "./schema";

const now = new Date("2026-06-15T12:00:00Z");
const later = addMilliseconds(now, DAY);
const [safeHarbor] = petitionFiles as [PetitionFile];

const count = (table: string) =>
  onDatabase(async (client) =>
    Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]!.count),
  );

/** The petition with a changed English title. */
const retitled: PetitionFile = {
  ...safeHarbor,
  content: { ...safeHarbor.content, en: { ...safeHarbor.content.en, title: "Safe harbor for all children" } },
};

beforeEach(emptyDatabase);

describe("loading the petitions", () => {
  test("a new petition opens at once with its first text and an edition for each state", async () => {
    expect(await loadPetitions(now)).toEqual([{ slug: "safe-harbor", created: true, version: 1, editionsChanged: 56 }]);
    expect(await findPetition("safe-harbor")).toEqual({
      id: expect.any(Number),
      slug: "safe-harbor",
      status: "open",
      goal: safeHarbor.goal,
      stateGoals: {},
      openedAt: now,
      closesAt: null,
      version: { number: 1, createdAt: now, content: safeHarbor.content },
    });
    expect(await findStateEdition("safe-harbor", "VT")).not.toBeNull();
  });

  test("loading the same files again changes nothing, even with their keys in another order", async () => {
    await loadPetitions(now);
    const { en, es } = safeHarbor.content;
    const reordered = {
      ...safeHarbor,
      content: { es, en: Object.fromEntries(Object.entries(en).reverse()) as typeof en },
    };
    for (const files of [petitionFiles, [reordered]]) {
      expect(await loadPetitions(later, files)).toEqual([
        { slug: "safe-harbor", created: false, version: 1, editionsChanged: 0 },
      ]);
    }
    expect(await count("petition_version")).toBe(1);
    expect((await findStateEdition("safe-harbor", "TX"))?.updatedAt).toEqual(now);
  });

  test("a changed text becomes a new version and does not change the old one", async () => {
    await loadPetitions(now);
    expect(await loadPetitions(later, [retitled])).toEqual([
      { slug: "safe-harbor", created: false, version: 2, editionsChanged: 0 },
    ]);
    expect((await findPetition("safe-harbor"))?.version).toEqual({
      number: 2,
      createdAt: later,
      content: retitled.content,
    });
    expect((await findPetitionVersion("safe-harbor", 1))?.content).toEqual(safeHarbor.content);
    expect(await listPetitionVersions("safe-harbor")).toEqual([
      { number: 2, createdAt: later },
      { number: 1, createdAt: now },
    ]);
  });

  test("a text that returns to an earlier wording is again a new version, so the newest is the one shown", async () => {
    await loadPetitions(now);
    await loadPetitions(now, [retitled]);
    expect((await loadPetitions(later))[0]?.version).toBe(3);
    expect((await findPetition("safe-harbor"))?.version.content).toEqual(safeHarbor.content);
  });

  test("only the edition that changed is written", async () => {
    await loadPetitions(now);
    const texas = { ...safeHarbor.editions["TX"]!, en: { ...safeHarbor.editions["TX"]!.en, ask: "Adopt the bill." } };
    const files = [{ ...safeHarbor, editions: { ...safeHarbor.editions, TX: texas } }];
    expect(await loadPetitions(later, files)).toEqual([
      { slug: "safe-harbor", created: false, version: 1, editionsChanged: 1 },
    ]);
    expect(await findStateEdition("safe-harbor", "TX")).toEqual({ state: "TX", updatedAt: later, content: texas });
    expect((await findStateEdition("safe-harbor", "VT"))?.updatedAt).toEqual(now);
  });

  test("an edition whose law does not change is written and keeps its date", async () => {
    await loadPetitions(now);
    const { legislature, ...rest } = safeHarbor.editions["TX"]!;
    const texas = { ...rest, legislature: { ...legislature, url: "https://example.org/" } };
    // A row from an earlier release has other fields.
    await onDatabase((client) =>
      client.query(
        "UPDATE state_edition SET content = content #- '{legislature}', content_hash = sha256('earlier') WHERE state = 'OH'",
      ),
    );
    const files = [{ ...safeHarbor, editions: { ...safeHarbor.editions, TX: texas } }];
    expect((await loadPetitions(later, files))[0]).toMatchObject({ editionsChanged: 2 });
    expect(await findStateEdition("safe-harbor", "TX")).toEqual({ state: "TX", updatedAt: now, content: texas });
    expect(await findStateEdition("safe-harbor", "OH")).toEqual({
      state: "OH",
      updatedAt: now,
      content: safeHarbor.editions["OH"],
    });
    expect(await listEditionsChangedAfter("safe-harbor", now)).toEqual([]);
  });

  test.each([
    ["status", (edition: EditionContent) => ({ ...edition, law: { ...edition.law, status: "none" as const } })],
    ["date of check", (edition: EditionContent) => ({ ...edition, law: { ...edition.law, lastChecked: "2026-06" } })],
    ["summary", (edition: EditionContent) => ({ ...edition, es: { ...edition.es, summary: "Otra." } })],
  ])("an edition whose law has a new %s has a new date", async (_what, change) => {
    await loadPetitions(now);
    await loadPetitions(later, [
      { ...safeHarbor, editions: { ...safeHarbor.editions, TX: change(safeHarbor.editions["TX"]!) } },
    ]);
    expect(
      (await listEditionsChangedAfter("safe-harbor", now)).map(({ state, updatedAt }) => [state, updatedAt]),
    ).toEqual([["TX", later]]);
  });

  test("status and goal of an existing petition do not change", async () => {
    await loadPetitions(now);
    await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden', goal = 5"));
    await loadPetitions(later, [retitled]);
    expect(await findPetition("safe-harbor")).toMatchObject({
      status: "hidden",
      goal: 5,
      openedAt: now,
      version: { number: 2 },
    });
  });

  test("several processes that load at the same moment leave one petition, one text and 56 editions", async () => {
    const loaded = await Promise.all(Array.from({ length: 6 }, () => loadPetitions(now)));
    expect(loaded.filter(([petition]) => petition?.created)).toHaveLength(1);
    expect(await Promise.all(["petition", "petition_version", "state_edition"].map(count))).toEqual([1, 1, 56]);
  });

  test("several processes that load the same new text make one version of it", async () => {
    await loadPetitions(now);
    const loaded = await Promise.all(Array.from({ length: 6 }, () => loadPetitions(later, [retitled])));
    expect(loaded.map(([petition]) => petition?.version)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(await count("petition_version")).toBe(2);
  });

  test("a load that fails half-way leaves nothing behind", async () => {
    const broken = { ...safeHarbor, editions: { ...safeHarbor.editions, nowhere: safeHarbor.editions["TX"]! } };
    await expect(loadPetitions(now, [broken])).rejects.toThrow();
    expect(await Promise.all(["petition", "petition_version", "state_edition"].map(count))).toEqual([0, 0, 0]);
  });
});
