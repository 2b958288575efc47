import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { auditActions } from "@/tests/exports";
import { createPetition } from "@/tests/petition";

import type { Organizer } from "../organizers/schema";
import { addCode, addPartner, renameCode, renamePartner, retireCode, retirePartner, setOrigins } from "./commands";
import { findCode, findPartner, listFrameOrigins, listPartners } from "./queries";
import { codeInput } from "./schema";

const now = new Date("2026-12-02T12:00:00Z");

let admin: Organizer;
beforeEach(async () => {
  await emptyDatabase();
  await createPetition();
  admin = await createAdmin();
});

async function partner(name: string, origins: string[] = [], code?: string): Promise<number> {
  const added = await addPartner(admin, name, now);
  if (!added.ok) throw new Error(added.refusal);
  const { id } = added.value;
  if (origins.length) await setOrigins(admin, id, origins);
  if (code) await addCode(admin, id, codeInput.parse({ code, label: "A place", petition: "harbor" }), now);
  return id;
}

describe("the websites that show the form in a frame", () => {
  it("are those of the partner of the code, those of all without a named code, and none of one who is retired", async () => {
    const church = await partner("Church", ["https://church.example.org"], "church");
    await partner("School", ["https://school.example.org"], "school");
    const all = ["https://church.example.org", "https://school.example.org"];
    expect(await listFrameOrigins("church")).toEqual(["https://church.example.org"]);
    expect(await listFrameOrigins(null)).toEqual(all);
    expect(await listFrameOrigins("made-up")).toEqual(all);
    await retirePartner(admin, church, true, now);
    expect(await listFrameOrigins("church")).toEqual([]);
    expect(await listFrameOrigins(null)).toEqual(["https://school.example.org"]);
  });

  it("are refused by the database where they would end the directive of the header", async () => {
    const id = await partner("Church");
    for (const origin of ["https://a.example; script-src *", "*", "https://a.example 'self'"])
      await expect(
        onDatabase((client) => client.query("UPDATE partner SET origins = $1 WHERE id = $2", [[origin], id])),
      ).rejects.toThrow(/check constraint/);
  });
});

describe("a partner and its codes", () => {
  it("are created, renamed, retired and brought back, each with an entry in the log", async () => {
    const id = await partner("Church", [], "church");
    await renamePartner(admin, id, "Church of the Harbor");
    await renameCode(admin, "church", "Bulletin");
    await retireCode(admin, "church", true, now);
    await retireCode(admin, "church", true, now);
    expect(await findPartner(id)).toMatchObject({
      name: "Church of the Harbor",
      codes: [{ code: "church", label: "Bulletin", petition: "harbor", retiredAt: now }],
    });
    await retireCode(admin, "church", false, now);
    expect(await findCode("church")).toMatchObject({ retiredAt: null, partner: { id } });
    const actions = await auditActions();
    for (const action of [
      "partner-added",
      "partner-renamed",
      "code-added",
      "code-renamed",
      "code-retired",
      "code-restored",
    ])
      expect(actions.filter((each) => each === action)).toHaveLength(1);
  });

  it("of two with one name or one code at the same moment one is kept, and the other is told", async () => {
    const added = await Promise.all(["Church", "CHURCH", "church"].map((name) => addPartner(admin, name, now)));
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
    const id = (await listPartners())[0]!.id;
    const input = codeInput.parse({ code: "Bulletin", label: "A place", petition: "harbor" });
    const codes = await Promise.all([1, 2, 3].map(() => addCode(admin, id, input, now)));
    expect(codes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codes.filter((each) => !each.ok && each.refusal === "code-taken")).toHaveLength(2);
  });

  it("only an admin says which websites may frame, and an organizer of some states changes nothing", async () => {
    const id = await partner("Church");
    const organizer: Organizer = { ...admin, role: "organizer" };
    expect(await setOrigins(organizer, id, ["https://church.example.org"])).toMatchObject({ refusal: "not-allowed" });
    expect(await addPartner({ ...organizer, states: ["TX"] }, "Other", now)).toMatchObject({ refusal: "not-allowed" });
    await retirePartner(organizer, id, true, now);
    expect(await retirePartner(organizer, id, false, now)).toMatchObject({ refusal: "not-allowed" });
  });
});
