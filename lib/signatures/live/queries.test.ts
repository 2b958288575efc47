import { beforeEach, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { letNamesBeShown } from "@/tests/shown-names";
import { signsAndConfirms } from "@/tests/signer";

import { setSwitch } from "../../limits/commands";
import { clearPetitionMemo } from "../../petitions/queries";
import { findLivePetition } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");
const named = async () =>
  (await findLivePetition("harbor", { supporters: 10 }))!.supporters.map(({ shownName }) => shownName);

beforeEach(async () => {
  await emptyDatabase();
  await createPetition();
  clearPetitionMemo();
});

test("signers are named only as they chose, and nobody is while the list is switched off", async () => {
  await signsAndConfirms(now, cast.grace, { display: "name" });
  await signsAndConfirms(now, { ...cast.grace, email: "hidden@example.org", name: "Not Shown" }, { display: "hidden" });
  expect(await named()).toEqual([]);
  await letNamesBeShown();
  expect(await named()).toEqual([cast.grace.name]);
  await setSwitch(null, "signers-hidden", true, now);
  expect(await named()).toEqual([]);
  await setSwitch(null, "signers-hidden", false, now);
  expect(await named()).toEqual([cast.grace.name]);
});

test("one name that cannot be opened is left out, and takes nothing else away", async () => {
  await signsAndConfirms(now, cast.grace, { display: "name" });
  await signsAndConfirms(now, cast.mateo, { display: "name" });
  await letNamesBeShown();
  await onDatabase((client) =>
    client.query("UPDATE signature SET name_sealed = '\\x00' WHERE id = (SELECT min(id) FROM signature)"),
  );
  expect(await named()).toEqual([cast.mateo.name]);
  expect((await findLivePetition("harbor"))!.tally.confirmed).toBe(2);
});
