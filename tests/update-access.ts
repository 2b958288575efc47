// The rows of the role matrix that are about updates.
import { sendUpdate, writeUpdate } from "@/lib/updates/commands";
import { sendingInput, updateInput } from "@/lib/updates/schema";

import { type Access, action, get, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";

const fields = {
  titleEn: "News",
  titleEs: "Noticias",
  bodyEn: "A text",
  bodyEs: "Un texto",
  to: "everybody",
  state: "",
  district: "",
  source: "",
  isPublic: "on",
};
const atOnce = { date: "", time: "", zone: "UTC", occurrence: "" };

/** A draft to all states and one to Texas, and one to each that is being sent. */
export const NO_UPDATES = { all: { draft: 0, sending: 0 }, TX: { draft: 0, sending: 0 } };

/** Who may write updates. `of` gives the updates of the test that runs. */
export const updateAccess = (of: () => typeof NO_UPDATES): Record<string, Access[]> => ({
  "console/(signed-in)/updates/page.tsx default": [{ allowed: ORGANIZERS, arguments: page() }],
  "console/(signed-in)/updates/new/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor" }) },
  ],
  "console/(signed-in)/updates/[id]/page.tsx default": [
    { allowed: UNLIMITED, arguments: () => page({}, { id: String(of().all.draft) })() },
    { allowed: ORGANIZERS, arguments: () => page({}, { id: String(of().TX.draft) })() },
  ],
  "console/(signed-in)/updates/[id]/email/route.ts GET": [
    { allowed: UNLIMITED, arguments: () => get("/console/updates/1/email", { id: String(of().all.draft) })() },
    { allowed: ORGANIZERS, arguments: () => get("/console/updates/1/email", { id: String(of().TX.draft) })() },
  ],
  "console/(signed-in)/updates/actions.ts writeUpdateAction": [
    { allowed: UNLIMITED, arguments: action(fields, "harbor") },
    { allowed: ORGANIZERS, arguments: action({ ...fields, state: "TX" }, "harbor") },
  ],
  "console/(signed-in)/updates/actions.ts changeUpdateAction": [
    { allowed: UNLIMITED, arguments: () => action({ ...fields, revision: "1" }, of().all.draft)() },
    { allowed: ORGANIZERS, arguments: () => action({ ...fields, state: "TX", revision: "1" }, of().TX.draft)() },
  ],
  "console/(signed-in)/updates/actions.ts sendUpdateAction": [
    { allowed: UNLIMITED, arguments: () => action({ ...atOnce, revision: "1" }, of().all.draft)() },
    { allowed: ORGANIZERS, arguments: () => action({ ...atOnce, revision: "1" }, of().TX.draft)() },
  ],
  "console/(signed-in)/updates/actions.ts changeCourseAction": [
    { allowed: UNLIMITED, arguments: () => action({}, of().all.sending, "pause")() },
    { allowed: ORGANIZERS, arguments: () => action({}, of().TX.sending, "pause")() },
  ],
  "console/(signed-in)/updates/actions.ts sendTestAction": [
    { allowed: UNLIMITED, arguments: () => action({ language: "en" }, of().all.draft)() },
    { allowed: ORGANIZERS, arguments: () => action({ language: "en" }, of().TX.draft)() },
  ],
});

/** Writes an update to all states or to one, as an organizer, and one more that is being sent. */
export async function writesUpdates(state: string, id: number): Promise<{ draft: number; sending: number }> {
  const by = { id, role: "admin", states: null } as const;
  const write = async () => {
    const written = await writeUpdate(by, "harbor", updateInput.parse({ ...fields, state }), new Date());
    if (!written.ok) throw new Error(written.refusal);
    return written.value.id;
  };
  const [draft, sending] = [await write(), await write()];
  await sendUpdate(by, sending, sendingInput.parse(atOnce), 1, new Date());
  return { draft, sending };
}
