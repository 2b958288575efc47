import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../tests/database";
import { createPetition } from "../../tests/petition";
import {
  findPetition,
  findPetitionVersion,
  findPublicPetition,
  findStateEdition,
  clearPetitionMemo,
  listPetitions,
  listPetitionVersions,
  listPublicPetitions,
} from "./queries";

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

describe("finding a petition", () => {
  test("returns its newest version and its times, whatever its status", async () => {
    const id = await createPetition({ slug: "harbor", status: "draft", closesAt: new Date("2027-01-01") });
    expect(await findPetition("harbor")).toMatchObject({
      id,
      slug: "harbor",
      status: "draft",
      goal: 1000,
      closesAt: new Date("2027-01-01"),
      version: { number: 1, content: { en: { title: "Light the harbors" }, es: { title: "Encienda los puertos" } } },
    });
  });

  test.each(["nowhere", "", "Harbor", "harbor'--", "a".repeat(10_000), "harbor\u0000", "../harbor"])(
    "%j is no petition",
    async (slug) => {
      await createPetition({ slug: "harbor" });
      expect(await findPetition(slug)).toBeNull();
      expect(await findPetitionVersion(slug, 1)).toBeNull();
      expect(await findStateEdition(slug, "TX")).toBeNull();
      expect(await listPetitionVersions(slug)).toEqual([]);
    },
  );

  test("many readers at once cause one query, and its result is dropped when the memo is cleared", async () => {
    await createPetition({ slug: "harbor" });
    const found = await Promise.all(Array.from({ length: 20 }, () => findPetition("harbor")));
    expect(found.every((petition) => petition === found[0])).toBe(true);
    await onDatabase((client) => client.query("UPDATE petition SET status = 'closed'"));
    expect((await findPetition("harbor"))?.status).toBe("open");
    clearPetitionMemo();
    expect((await findPetition("harbor"))?.status).toBe("closed");
  });

  test("requests for many slugs do not fill the memory: a known one is still found", async () => {
    await createPetition({ slug: "harbor" });
    for (let number = 0; number < 250; number += 1) expect(await findPetition(`nothing-${number}`)).toBeNull();
    expect(await findPetition("harbor")).not.toBeNull();
  });
});

describe("what the public may see", () => {
  const now = new Date("2026-03-01");

  test.each([
    [{ status: "draft" }, null],
    [{ status: "hidden" }, null],
    [{ status: "open", openedAt: new Date("2026-04-01") }, null],
    [{ status: "taken_down" }, "gone"],
    [{ status: "closed" }, expect.objectContaining({ slug: "harbor", status: "closed" })],
    [{ status: "open" }, expect.objectContaining({ slug: "harbor", status: "open" })],
  ] as const)("of a petition that is %j", async (life, expected) => {
    await createPetition({ slug: "harbor", ...life });
    expect(await findPublicPetition("harbor", now)).toEqual(expected);
    expect(await listPublicPetitions(now)).toEqual(expected === null || expected === "gone" ? [] : [expected]);
  });

  test("of an unknown petition is nothing", async () => {
    expect(await findPublicPetition("nowhere", now)).toBeNull();
  });
});

describe("finding a text", () => {
  test.each([0, 2, -1, 1.5, Number.NaN, 2 ** 40])("there is no version %d", async (number) => {
    await createPetition({ slug: "harbor" });
    expect(await findPetitionVersion("harbor", number)).toBeNull();
  });

  test("the first is found", async () => {
    await createPetition({ slug: "harbor" });
    expect(await findPetitionVersion("harbor", 1)).toMatchObject({
      number: 1,
      content: { en: { title: "Light the harbors" } },
    });
  });
});

test.each(["tx", "TEX", "", "T'", "XX"])("there is no edition for %j", async (state) => {
  await createPetition({ slug: "harbor" });
  expect(await findStateEdition("harbor", state)).toBeNull();
});

test("all petitions are listed in the order in which they were made", async () => {
  await createPetition({ slug: "second", status: "hidden" });
  await createPetition({ slug: "first" });
  expect((await listPetitions()).map(({ slug, status }) => [slug, status])).toEqual([
    ["second", "hidden"],
    ["first", "open"],
  ]);
});
