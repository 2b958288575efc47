// Files that an import refuses.
import { beforeEach, describe, expect, test } from "vitest";

import { DISTRICTS, fileOf, idOf, PEOPLE_HEADER, person } from "../../../tests/data-files";
import { emptyDatabase } from "../../../tests/database";
import { listLawmakers } from "../queries";
import type { ImportKind } from "../schema";
import { importData } from "./commands";
import type { ImportFile } from "./schema";

const now = new Date("2026-11-28T12:00:00Z");

const run = (kind: ImportKind, files: ImportFile[]) =>
  importData({ kind, files, source: "Fictional source", partial: true }, "operator", now);
const importDistricts = () => run("districts", [fileOf("districts.csv", DISTRICTS)]);
const lawmakers = async () => [...(await listLawmakers("VT", now)), ...(await listLawmakers("ID", now))];

beforeEach(emptyDatabase);

describe("a broken file is refused with its line, and nothing of the other files is imported:", () => {
  const good = PEOPLE_HEADER + person(1, "Ann Alpha");
  test.each([
    [
      "an unknown district",
      `${good}${person(2, "Ben Beta", "Z-9,upper")}`,
      3,
      'no district "Z-9" in the upper chamber of VT',
    ],
    ["an unknown chamber", `${good}${person(2, "Ben Beta", "C-F,senate")}`, 3, "upper, lower or legislature"],
    [
      "an id that is there twice",
      `${good}${person(1, "Ben Beta")}`,
      3,
      "is there twice. It was first in vt.csv, line 2",
    ],
    ["a wrong id", good.replace("ocd-person/", "person:"), 2, "no id of a person"],
    ["a line that is cut off", `${good}${person(2, "Ben Beta").slice(0, 60)}`, 3, "truncated"],
    ["an open quote", `${good}${idOf(2)},"Ben`, 3, "quote"],
    ["another table", DISTRICTS, 1, "not a roster of Open States"],
    ["a web page", "<!doctype html>", 1, "web page"],
    ["an empty file", "", null, "empty"],
    ["a header alone", PEOPLE_HEADER, null, "no rows"],
    ["UTF-16", Buffer.from(`\uFEFF${good}`, "utf16le"), 1, "UTF-16"],
    ["Latin-1", Buffer.from(`${good}${person(2, "José Beta")}`, "latin1"), 3, "not UTF-8"],
    ["a zip file", "PK\u0003\u0004xx", null, "compressed"],
  ])("%s", async (_name, content, line, message) => {
    await importDistricts();
    const files = [fileOf("id.csv", PEOPLE_HEADER + person(9, "Ida Ho", "1A,lower")), fileOf("vt.csv", content)];
    const refused = await run(
      "lawmakers",
      _name === "a header alone" || _name === "an empty file" ? files.slice(1) : files,
    );
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ file: "vt.csv", line, message: expect.stringContaining(message) }],
    });
    expect(await lawmakers()).toEqual([]);
  });

  test("half of a character in a name is imported as the sign for that, and quoted so", async () => {
    await importDistricts();
    const yaml = (id: string) =>
      fileOf(
        "1.yml",
        `id: ${id}\nname: "Ann \\uD83D"\nroles:\n- type: upper\n  district: C-F\n  jurisdiction: ocd-jurisdiction/country:us/state:vt/government\n`,
      );
    expect(messages(await run("lawmakers", [yaml('"x\\uD83D\\0"')]))).toEqual([
      '"x\uFFFD\uFFFD" is no id of a person (ocd-person/…).',
    ]);
    expect(await run("lawmakers", [yaml(idOf(1))])).toMatchObject({ ok: true });
    expect((await lawmakers()).map(({ name }) => name)).toEqual(["Ann \uFFFD"]);
  });

  test("all problems are named, up to fifty", async () => {
    await importDistricts();
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => person(i + 1, "Ann Alpha", "Z-9,upper")).join("");
    expect(messages(await run("lawmakers", [fileOf("vt.csv", PEOPLE_HEADER + rows(3))]))).toHaveLength(3);
    const many = await run("lawmakers", [fileOf("vt.csv", PEOPLE_HEADER + rows(80))]);
    expect(many).toMatchObject({ ok: false, more: true });
    expect(messages(many)).toHaveLength(50);
  });
});

const messages = (result: Awaited<ReturnType<typeof run>>) =>
  !result.ok && result.refusal === "problems" ? result.problems.map(({ message }) => message) : [];
