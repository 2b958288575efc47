import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { createOrganizer } from "@/tests/petition-writing";

import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY } from "../../time";
import { loadPetitions } from "../commands";
import { petitionFiles } from "../files";
import { clearPetitionMemo, findStateEdition } from "../queries";
import type { PetitionFile } from "../schema";
import { editEdition } from "./commands";
import { listEditions, openEdition } from "./queries";
import { type EditionFields, editionInput } from "./schema";

const now = new Date("2026-06-15T12:00:00Z");
const later = addMilliseconds(now, DAY);
const [safeHarbor] = petitionFiles as [PetitionFile];

let writer: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  writer = await createOrganizer("organizer");
});

async function edits(slug: string, state: string, fields: Partial<EditionFields>, basis?: string, by = writer) {
  const opened = (await openEdition(slug, state))!;
  const input = editionInput.parse({ ...opened.fields, ...fields, basis: basis ?? opened.basis });
  return editEdition(by, slug, state, input, later);
}

describe("a state edition", () => {
  it("that organizers edited stays through every start, while the law around it follows the file", async () => {
    await loadPetitions(now);
    expect((await edits("safe-harbor", "TX", { askEn: "Pass the bill now.", lastChecked: "2026-06" })).ok).toBe(true);
    expect((await loadPetitions(later))[0]).toMatchObject({ editionsChanged: 0 });
    const texas = safeHarbor.editions["TX"]!;
    const legislature = { ...texas.legislature, url: "https://example.org/" };
    const file = {
      ...safeHarbor,
      editions: { ...safeHarbor.editions, TX: { ...texas, legislature, en: { ...texas.en, ask: "The file’s." } } },
    };
    expect((await loadPetitions(later, [file]))[0]).toMatchObject({ editionsChanged: 1 });
    expect((await findStateEdition("safe-harbor", "TX"))?.content).toMatchObject({
      en: { ask: "Pass the bill now." },
      law: { lastChecked: "2026-06" },
      legislature: { url: "https://example.org/" },
    });
    const [entry] = await onDatabase(
      async (client) =>
        (await client.query<{ detail: object }>("SELECT detail FROM audit_entry WHERE action = 'edition-edited'")).rows,
    );
    expect(entry?.detail).toMatchObject({
      state: "TX",
      from: { askEn: texas.en.ask },
      to: { askEn: "Pass the bill now." },
    });
  });

  it("is refused without a source that can be read, without a date of check, or with HTML", async () => {
    await loadPetitions(now);
    const { fields, basis } = (await openEdition("safe-harbor", "TX"))!;
    for (const wrong of [{ sources: "" }, { lastChecked: "" }, { lastChecked: "soon" }, { askEn: "<b>Now</b>" }])
      expect(editionInput.safeParse({ ...fields, basis, ...wrong }).success).toBe(false);
    expect(await edits("safe-harbor", "TX", { sources: "A title only" })).toEqual({
      ok: false,
      refusal: "sources-wrong",
    });
  });

  it("is saved by one of two who opened it at the same time, and the other is told", async () => {
    await loadPetitions(now);
    const { basis } = (await openEdition("safe-harbor", "VT"))!;
    const both = await Promise.all(
      ["One", "Two"].map((askEn) => edits("safe-harbor", "VT", { askEn: `${askEn} asks.` }, basis)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusal: "changed-meanwhile" }]);
  });

  it("of a second petition exists where it was written, with the law of the state, and a start keeps it", async () => {
    await createPetition({ slug: "records" });
    expect(await listEditions("records")).toEqual([]);
    const begun = (await openEdition("records", "VT"))!;
    expect(begun).toMatchObject({
      basis: "none",
      fields: { askEn: "", summaryEn: safeHarbor.editions["VT"]!.en.summary },
    });
    expect((await edits("records", "VT", { askEn: "Clear them.", askEs: "Bórrenlos." })).ok).toBe(true);
    await loadPetitions(later);
    expect((await listEditions("records")).map(({ state }) => state)).toEqual(["VT"]);
    expect((await findStateEdition("records", "VT"))?.content.en.ask).toBe("Clear them.");
    expect(await findStateEdition("records", "TX")).toBeNull();
  });

  it("is not edited by viewers and by organizers of some states, not even of that state", async () => {
    await loadPetitions(now);
    for (const by of [await createOrganizer("viewer"), await createOrganizer("organizer", ["TX"], "limited")])
      expect(await edits("safe-harbor", "TX", { askEn: "Mine." }, undefined, by)).toEqual({
        ok: false,
        refusal: "not-allowed",
      });
  });
});
