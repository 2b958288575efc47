// The rows of the role matrix that are about removing in bulk, and about the block and allow lists.
import type { Organizer } from "@/lib/organizers/schema";
import { startRemoval, writeRule } from "@/lib/signatures/removals/commands";
import { stepRemovals } from "@/lib/signatures/removals/running/commands";
import { ruleInput } from "@/lib/signatures/removals/schema";

import { type Access, action, ADMINS, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";
import { onDatabase } from "./database.ts";

interface AddedRemoval {
  previewed: number;
  removed: number;
  signature: string;
}

const NONE: AddedRemoval = { previewed: 0, removed: 0, signature: "0" };
/** The removals of a state, in two statuses, and a signature that counts. */
export const NO_REMOVALS: Record<"TX" | "VT", AddedRemoval> = { TX: NONE, VT: NONE };

export const ruleFields = (fields: Record<string, string>) => ({
  petition: "harbor",
  state: "",
  domain: "",
  subdomains: "without",
  network: "",
  source: "",
  flag: "",
  confirmedFrom: "",
  confirmedBefore: "",
  phrase: "",
  ...fields,
});

/** Who may write rules, remove and bring back. `of` gives the removals of the test that runs. */
export const removalAccess = (of: () => typeof NO_REMOVALS): Record<string, Access[]> => {
  const each = (args: (removal: AddedRemoval) => unknown[]): Access[] => [
    { allowed: ORGANIZERS, arguments: () => args(of().TX) },
    { allowed: UNLIMITED, arguments: () => args(of().VT) },
  ];
  const actions = "console/(signed-in)/removals/actions.ts";
  return {
    ...adminAccess,
    "console/(signed-in)/removals/page.tsx default": [{ allowed: ORGANIZERS, arguments: page() }],
    "console/(signed-in)/removals/new/page.tsx default": [{ allowed: ORGANIZERS, arguments: page() }],
    "console/(signed-in)/removals/[id]/page.tsx default": each(({ previewed }) =>
      page({}, { id: String(previewed) })(),
    ),
    [`${actions} writeRuleAction`]: [
      { allowed: ORGANIZERS, arguments: action(ruleFields({ state: "TX", source: "flyer" })) },
      { allowed: UNLIMITED, arguments: action(ruleFields({ state: "VT", source: "flyer" })) },
    ],
    [`${actions} startRemovalAction`]: each(({ previewed }) => action({ reason: "made-up names" }, previewed)()),
    [`${actions} cancelRemovalAction`]: each(({ previewed }) => action({}, previewed)()),
    [`${actions} undoRemovalAction`]: each(({ removed }) => action({}, removed)()),
    [`${actions} reinstateFoundAction`]: each(({ removed, signature }) => action({}, removed, "0", signature)()),
  };
};

/** Only admins say whose forms are not taken, and see what many forms have in common. */
const adminAccess: Record<string, Access[]> = {
  "console/(signed-in)/spikes/page.tsx default": [
    { allowed: ADMINS, arguments: page() },
    { allowed: ADMINS, arguments: page({ petition: "harbor" }) },
  ],
  "console/(signed-in)/blocks/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/blocks/actions.ts listSenderAction": [
    {
      allowed: ADMINS,
      arguments: action({ list: "block", sender: "example.net", subdomains: "with", reason: "made-up names" }),
    },
  ],
  "console/(signed-in)/blocks/actions.ts unlistSenderAction": [{ allowed: ADMINS, arguments: action({}, 1) }],
};

/** Writes two rules for the state: one waits, and one has removed the signature. */
export async function addsRemoval(signature: string, state: string): Promise<AddedRemoval> {
  const [{ id } = { id: 0 }] = await onDatabase(
    async (client) => (await client.query<{ id: number }>("SELECT id FROM organizer LIMIT 1")).rows,
  );
  const admin: Organizer = { id, role: "admin", states: null };
  const now = new Date();
  const input = ruleInput.parse(ruleFields({ state, phrase: "ann" }));
  const write = async () => {
    const written = await writeRule(admin, input, now);
    if (!written.ok) throw new Error(written.refusal);
    await untilDone(now);
    return written.value;
  };
  const [previewed, removed] = [await write(), await write()];
  await startRemoval(admin, removed, "made-up names", now);
  await untilDone(now);
  return { previewed, removed, signature };
}

/** Does the worker's steps until nothing is left. Returns how many. */
export async function untilDone(now: Date): Promise<number> {
  let steps = 0;
  while ((await stepRemovals(now)) > 0) steps += 1;
  return steps;
}
