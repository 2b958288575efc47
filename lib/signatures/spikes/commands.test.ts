import { beforeEach, expect, test } from "vitest";

import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createPetition } from "@/tests/petition";

import type { Organizer } from "../../organizers/schema";
import { addMilliseconds, DAY, MINUTE } from "../../time";
import { purgeMarks } from "../marks/commands";
import { purgeFormCounts, watchForms } from "./commands";
import { listPace, listSpikes, listTopPaces, readDomainNames } from "./queries";

const now = new Date("2026-03-10T12:00:30Z");
const inMinutes = (minutes: number) => addMilliseconds(now, minutes * MINUTE);

let petitionId: number;
let admin: Organizer;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
  admin = await createAdmin();
});

const forms = (count: number, minutes: number, domain?: string) =>
  writeAlike(petitionId, { count, source: "flyer", confirmedAt: inMinutes(minutes), ...(domain && { domain }) });
const rowsOf = (select: string) => onDatabase(async (client) => (await client.query<object>(select)).rows);
const emails = () => rowsOf("SELECT props FROM outbox_email WHERE kind = 'spike-noticed'");
const open = async () =>
  (await listSpikes(admin))!
    .filter(({ endedAt }) => endedAt === null)
    .map(({ kind }) => kind)
    .sort();

/** Counts of a week, as if so many forms had come in each ten minutes. */
const usually = (inTenMinutes: number) =>
  onDatabase((client) =>
    client.query(
      `INSERT INTO form_count (kind, key, minute, count)
       SELECT kind, key, date_trunc('minute', $1::timestamptz) - m * interval '10 minutes', $2
       FROM generate_series(6, 7 * 144 + 3) m,
         (VALUES ('all', ''), ('state', 'TX'), ('source', 'flyer')) AS k (kind, key)`,
      [now, inTenMinutes],
    ),
  );

test("a wave is recorded once by all that it has in common, with one email, whichever worker sees it", async () => {
  await forms(120, -3);
  await Promise.all([watchForms(now), watchForms(now), watchForms(now)]);
  await watchForms(now);
  expect(await open()).toEqual(["all", "domain", "network", "source", "state"]);
  expect(await emails()).toEqual([{ props: { in: "network", count: 120, usual: 0 } }]);
  await forms(300, 1, "another.example");
  await watchForms(inMinutes(3));
  expect(await open()).toEqual(["all", "domain", "domain", "network", "source", "state"]);
  expect(await emails()).toHaveLength(2);
  await watchForms(inMinutes(30));
  expect(await open()).toEqual([]);
  expect((await listSpikes(admin))!.find(({ kind }) => kind === "all")).toMatchObject({ count: 420 });
  await forms(120, 58);
  await watchForms(inMinutes(60));
  expect(await emails()).toHaveLength(3);
});

test("a spike names the petitions that its forms were for, of all while it goes on, and can be listed by petition", async () => {
  const second = await createPetition({ slug: "second" });
  const third = await createPetition({ slug: "third" });
  const writes = (petition: number, count: number, minutes: number) =>
    writeAlike(petition, { count, source: "flyer", confirmedAt: inMinutes(minutes) });
  await forms(120, -3);
  await writes(third, 5, -3);
  await watchForms(now);
  const concerned = async (petition?: number) => (await listSpikes(admin, petition))!.map((spike) => spike.petitionIds);
  expect(new Set((await concerned()).map(String)), "five of 125 are not what it is about").toEqual(
    new Set([String(petitionId)]),
  );
  expect(await concerned(second)).toEqual([]);
  await writes(second, 80, 1);
  await watchForms(inMinutes(3));
  expect(await concerned(second)).toContainEqual([petitionId, second]);
  expect(await concerned(third)).toEqual([]);
});

test("a wave that was told silences no other one, and an hour has at most six emails", async () => {
  await forms(120, -3);
  await watchForms(now);
  for (let wave = 1; wave <= 7; wave += 1) {
    await forms(120, wave * 2 - 1, `wave-${wave}.example`);
    await watchForms(inMinutes(wave * 2 + 1));
    expect(await emails()).toHaveLength(Math.min(1 + wave, 6));
  }
  expect((await emails())[1]).toMatchObject({ props: { in: "domain" } });
});

test("five times the usual of the hour is a spike, and less is none, however much that is", async () => {
  await usually(50);
  await forms(249, -3);
  await watchForms(now);
  expect(await open()).toEqual(["domain", "network"]);
  await forms(1, 0);
  await watchForms(inMinutes(2));
  expect(await open()).toEqual(["all", "domain", "network", "source", "state"]);
  expect((await listTopPaces(admin, inMinutes(2)))!.find(({ kind }) => kind === "all")).toMatchObject({ usual: 300 });
});

test("each minute is counted once, after it has ended, and those of an hour are made up for", async () => {
  await forms(3, -50);
  await forms(2, 0);
  for (let time = 0; time < 3; time += 1) await watchForms(now);
  const countOf = async () =>
    (await listPace({ hours: 6, stepMinutes: 5 }, inMinutes(5))).reduce((sum, { count }) => sum + count, 0);
  expect(await countOf()).toBe(3);
  await watchForms(inMinutes(1));
  expect(await countOf()).toBe(5);
  expect(await listPace({ hours: 6, stepMinutes: 5 }, now)).toHaveLength(72);
  const minutes = await listPace({ hours: 1, stepMinutes: 1 }, inMinutes(1));
  expect(minutes).toHaveLength(60);
  expect(minutes.map(({ count }) => count)).toEqual(Array.from({ length: 60 }, (_, at) => ({ 9: 3, 59: 2 })[at] ?? 0));
});

test("only admins see it, and a domain gets its name from one opened email, which is logged", async () => {
  await forms(2, -3, "spam.example");
  await watchForms(now);
  const paces = (await listTopPaces(admin, now))!;
  expect(paces.map(({ kind, count }) => [kind, count])).toEqual([
    ["all", 2],
    ["state", 2],
    ["source", 2],
    ["domain", 2],
    ["network", 2],
  ]);
  const mark = paces.find(({ kind }) => kind === "domain")!.key;
  expect(await readDomainNames(admin, [{ mark, at: now }])).toEqual(new Map([[mark, "spam.example"]]));
  expect(await auditActions()).toEqual(["mail-domains-read"]);
  const organizer: Organizer = { ...admin, role: "organizer" };
  expect([await listTopPaces(organizer, now), await listSpikes(organizer)]).toEqual([null, null]);
  expect(await readDomainNames(organizer, [{ mark, at: now }])).toEqual(new Map());
});

test("counts go after two weeks, with the marks that they name", async () => {
  await forms(120, -3);
  await watchForms(now);
  await watchForms(inMinutes(30));
  expect(await purgeFormCounts(addMilliseconds(now, 13 * DAY))).toBe(0);
  expect(await purgeFormCounts(addMilliseconds(now, 15 * DAY))).toBe(10);
  expect(await rowsOf("SELECT 1 FROM form_count UNION ALL SELECT 1 FROM spike")).toEqual([]);
});

test("a domain that came far more often has its name for two weeks, as long as its marks", async () => {
  await forms(120, -3);
  await watchForms(now);
  const { key: mark, beganAt: at } = (await listSpikes(admin))!.find(({ kind }) => kind === "domain")!;
  const name = () => readDomainNames(admin, [{ mark, at }]);
  await forms(3, 13 * 24 * 60, "later.example");
  expect(await name()).toEqual(new Map([[mark, "spam.example"]]));
  await purgeMarks(addMilliseconds(now, 15 * DAY));
  expect(await name()).toEqual(new Map());
});
