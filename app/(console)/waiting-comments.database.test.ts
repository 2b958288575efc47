import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it } from "vitest";

import type { Organizer } from "@/lib/organizers/schema";
import { beginDeliveries, writeConstituents } from "@/tests/deliveries";
import { WaitingComments } from "./console/(signed-in)/deliveries/[id]/waiting-comments";

let admin: Organizer;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  const waiting = { comment: "My sister was fifteen.", review: "waiting" } as const;
  await writeConstituents(begun.petitionId, [
    { name: "Ann", ...waiting },
    { name: "Bea", ...waiting },
    { name: "Cy", comment: "Read and included." },
  ]);
});

const shownIn = async (state: string) =>
  renderToStaticMarkup(await WaitingComments({ by: admin, petition: "harbor", state }));

it("a draft says how many comments its packets would lack, because nobody has looked at them, and leads there", async () => {
  expect(await shownIn("TX")).toContain("2 comments of this state wait");
  expect(await shownIn("TX")).toContain('href="/console/comments?petition=harbor&amp;state=TX"');
  expect(await shownIn("VT")).toBe("");
});
