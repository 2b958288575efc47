import { beforeEach, expect, test } from "vitest";

import { stateTemplate } from "@/app/_web/templates/site-templates";
import { stateLaws } from "@/lib/content/state-laws";
import { loadPetitions } from "@/lib/petitions/commands";
import { editEdition } from "@/lib/petitions/editions/commands";
import { openEdition } from "@/lib/petitions/editions/queries";
import { editionInput } from "@/lib/petitions/editions/schema";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createOrganizer } from "@/tests/petition-writing";

import { findStateLaw } from "./state-law";

const frameOfVermont = async () =>
  (await stateTemplate.read({ locale: "en", params: { code: "vt" }, from: null }))?.frame;

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

test("what organizers write of a law is on the page of the state and in letters, until the petition is hidden", async () => {
  await loadPetitions(new Date());
  expect(await findStateLaw("VT")).toEqual(stateLaws["VT"]);
  const before = await frameOfVermont();
  const { fields, basis } = (await openEdition("safe-harbor", "VT"))!;
  const input = editionInput.parse({ ...fields, askEn: "Pass it this year.", basis });
  await editEdition(await createOrganizer("admin"), "safe-harbor", "VT", input, new Date());
  expect((await findStateLaw("VT"))?.en.ask).toBe("Pass it this year.");
  // The page is kept for each frame, so another edition is another page.
  expect(await frameOfVermont()).not.toEqual(before);
  await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden'"));
  expect(await findStateLaw("VT")).toEqual(stateLaws["VT"]);
  expect(await findStateLaw("XX")).toBeNull();
});
