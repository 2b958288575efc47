import { readdirSync } from "node:fs";
import path from "node:path";

import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { confirmPath } from "@/app/(console)/recent-sign-in";
import { recordAudit } from "@/lib/audit/commands";
import { sessionCookieName } from "@/lib/organizers/sign-in/cookie";
import { beginSession } from "@/lib/organizers/sign-in/commands";
import { findAnySession } from "@/lib/organizers/sign-in/queries";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { addMilliseconds, DAY } from "@/lib/time";
import { sendUpdate } from "@/lib/updates/commands";
import { sendingInput } from "@/lib/updates/schema";
import { organizer, sign } from "@/tests/access-rows";
import { addsBill, billAccess, NO_BILLS } from "@/tests/bill-access";
import { NO_UPDATES, updateAccess, writesUpdates } from "@/tests/update-access";
import {
  type Access,
  action,
  type Caller,
  callers,
  ORGANIZERS,
  page,
  SIGNED_IN,
  UNLIMITED,
} from "@/tests/console-access";
import { outcomeOf } from "@/tests/console-outcome";
import { addsUpload, dataAccess } from "@/tests/data-access";
import { emptyDatabase, keepRows, onDatabase } from "@/tests/database";
import { addsOperation, operationAccess } from "@/tests/operation-access";
import { exportAccess } from "@/tests/export-access";
import { addsBatch, NO_BATCHES, paperAccess } from "@/tests/paper-access";
import { addsList, listAccess } from "@/tests/list-access";
import { addsPartner, partnerAccess } from "@/tests/partner-access";
import { createPacketsOfStates, deliveryAccess, NO_PACKETS } from "@/tests/delivery-access";
import { createPetition } from "@/tests/petition";
import { petitionAccess } from "@/tests/petition-access";
import { addsWebhook, programAccess } from "@/tests/program-access";
import { beginFullSession, setUpFactor } from "@/tests/sessions";
import { signatureAccess } from "@/tests/signature-access";
import { BEFORE_SECOND_FACTOR, NEEDS_RECENT_SIGN_IN, teamAccess } from "@/tests/team-access";
import { addsRemoval, NO_REMOVALS, removalAccess } from "@/tests/removal-access";

// Only the request is simulated: without a browser there is none.
let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (cookie && name === sessionCookieName() ? { name, value: cookie } : undefined),
    set: () => undefined,
  }),
  headers: async () => new Headers({ "x-client-ip": "192.0.2.1" }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

const decidedComment = { "review-1": "included", "version-1": "0".repeat(16) };

let ids = { viewer: 0, texan: "0", vermonter: "0", counted: { TX: "0", VT: "0" }, entry: "0", upload: "0" };
let bills = NO_BILLS;
let updates = NO_UPDATES;
let batches = NO_BATCHES;
let packets = NO_PACKETS;
let removals = NO_REMOVALS;
let [webhook, partner, list] = [0, 0, 0];

/** Who may do what. A page, action or route that is not named here fails the first test below. */
const access: Record<string, Access[]> = {
  "console/(signed-in)/layout.tsx default": [{ allowed: SIGNED_IN, arguments: () => [{ children: null }] }],
  ...signatureAccess(() => ids),
  ...operationAccess(),
  ...deliveryAccess(() => packets),
  "console/(signed-in)/comments/actions.ts reviewAction": [
    { allowed: ORGANIZERS, arguments: action(decidedComment, "harbor", "TX") },
    { allowed: UNLIMITED, arguments: action(decidedComment, "harbor", "VT") },
  ],
  ...teamAccess(() => ids.viewer),
  ...removalAccess(() => removals),
  ...billAccess(() => bills),
  ...updateAccess(() => updates),
  ...partnerAccess(() => partner),
  ...listAccess(() => list),
  ...paperAccess(() => batches),
  ...petitionAccess,
  ...programAccess(() => webhook),
  ...exportAccess(() => ids.entry),
  ...dataAccess(() => ids.upload),
};

const modules = import.meta.glob<Record<string, (...args: unknown[]) => Promise<unknown>>>(
  "./console/**/{page,layout,route,actions}.{ts,tsx}",
);

async function handlerOf(name: string) {
  const [file = "", exported = ""] = name.split(" ");
  return (await modules[`./${file}`]!())[exported]!;
}

// What is refused and what only reads changes nothing, so the rows can stay for the next test.
let areRowsAsWritten = false;
let putRowsBack: () => Promise<void>;

beforeAll(async () => {
  await writeRows();
  putRowsBack = await keepRows();
});

beforeEach(async () => {
  clearPetitionMemo();
  cookie = undefined;
  if (!areRowsAsWritten) await putRowsBack();
  areRowsAsWritten = false;
});

async function writeRows(): Promise<void> {
  await emptyDatabase();
  const petitionId = await createPetition();
  ids = { ...ids, texan: await sign(petitionId, "TX"), vermonter: await sign(petitionId, "VT") };
  const { id } = await recordAudit({
    actor: "organizer:1",
    action: "export-finished",
    subject: "petition:harbor",
    detail: {
      export: "5adc03ba-8c31-418a-8696-8fb68f07d4af",
      format: "csv",
      states: null,
      reason: "x",
      versions: [1],
      cutOff: new Date().toISOString(),
      rows: 0,
      bytes: 0,
      sha256: "0".repeat(64),
    },
  });
  ids.entry = String(id);
  ids.upload = await addsUpload();
  ids.viewer = await organizer("target@example.org", "viewer", null);
  batches = { TX: await addsBatch("TX"), VT: await addsBatch("VT") };
  packets = await createPacketsOfStates(petitionId, ids.viewer);
  removals = { TX: await addsRemoval(ids.texan, "TX"), VT: await addsRemoval(ids.vermonter, "VT") };
  ids.counted = { TX: await sign(petitionId, "TX", "counted"), VT: await sign(petitionId, "VT", "counted") };
  await addsOperation(ids.viewer);
  bills = { TX: await addsBill("TX", ids.viewer), VT: await addsBill("VT", ids.viewer) };
  webhook = await addsWebhook({ by: ids.viewer });
  partner = await addsPartner(ids.viewer);
  list = await addsList(ids.viewer);
  updates = { all: await writesUpdates("", ids.viewer), TX: await writesUpdates("TX", ids.viewer) };
  for (const caller of SIGNED_IN) await beginSessionOf(caller);
}

const unfinishedOf = (caller: Caller) => `the unfinished session of ${caller}`;
const sessionOf = (caller: Caller) => (caller === "visitor" ? undefined : `the session of ${caller}`);

async function beginSessionOf(caller: Caller) {
  const id =
    caller === "limited"
      ? await organizer("limited@example.org", "organizer", ["TX"])
      : await organizer(`${caller}@example.org`, caller, null);
  await beginFullSession(id, sessionOf(caller)!, new Date());
  // After the link and before the second factor.
  if (caller === "admin" || caller === "viewer") {
    if (caller === "viewer") await setUpFactor(id);
    await beginSession(id, unfinishedOf(caller), new Date());
  }
}

describe("for visitor, viewer, state-limited organizer, organizer and admin, only the allowed pages, actions and routes work", () => {
  it("and every one of them is in this table", async () => {
    const found = await Promise.all(
      Object.entries(modules).map(async ([file, load]) =>
        Object.keys(await load())
          .filter((name) => /^default$|Action$|^[A-Z]+$/.test(name))
          .map((name) => `${file.slice(2)} ${name}`),
      ),
    );
    expect(found.flat().sort()).toEqual(Object.keys(access).sort());
  });

  it("and no other file of the console can be called from outside", () => {
    const files = readdirSync(path.join(import.meta.dirname, "console"), { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.tsx?$/.test(file),
    );
    const special = files.filter((file) => /(^|\/)(page|layout|route|actions|error|not-found)\.tsx?$/.test(file));
    expect(files.filter((file) => !special.includes(file)).sort()).toEqual([
      "(signed-in)/audit/filtered.ts",
      "(signed-in)/breakdown-sections.tsx",
      "(signed-in)/comments/choice.ts",
      "(signed-in)/deliveries/[id]/draft-delivery.tsx",
      "(signed-in)/deliveries/[id]/started-delivery.tsx",
      "(signed-in)/deliveries/[id]/waiting-comments.tsx",
      "(signed-in)/deliveries/packets/[id]/answers.tsx",
      "(signed-in)/deliveries/packets/[id]/handed.tsx",
      "(signed-in)/deliveries/packets/[id]/links.tsx",
      "(signed-in)/emails/board.tsx",
      "(signed-in)/emails/sender-domain.tsx",
      "(signed-in)/emails/suppressed.tsx",
      "(signed-in)/entries.ts",
      "(signed-in)/exports/export-form.tsx",
      "(signed-in)/exports/export-table.tsx",
      "(signed-in)/exports/spreadsheet-steps.tsx",
      "(signed-in)/flagged/choice.ts",
      "(signed-in)/flagged/texts.ts",
      "(signed-in)/names/choice.ts",
      "(signed-in)/names/texts.ts",
      "(signed-in)/numbers.ts",
      "(signed-in)/options.ts",
      "(signed-in)/petitions/[slug]/holds.tsx",
      "(signed-in)/settings/number-sections.tsx",
      "(signed-in)/settings/sections.tsx",
      "(signed-in)/signatures/choice.ts",
      "(signed-in)/signatures/found-signatures.tsx",
      "(signed-in)/waiting.ts",
    ]);
  });

  describe.each(Object.entries(access))("%s", (name, cases) => {
    const [file = ""] = name.split(" ");
    const rows = cases.flatMap(({ allowed, answer, arguments: args }, index) =>
      callers.map((caller) => ({ caller, may: allowed.includes(caller), index, args, answer })),
    );

    it.each(rows)("case $index: $caller may: $may", async ({ caller, may, args, answer }) => {
      cookie = sessionOf(caller);
      const handler = await handlerOf(name);
      const outcome = await outcomeOf(() => handler(...args()));
      areRowsAsWritten = outcome !== "done" || /(page|layout)\.tsx$/.test(file);
      if (may && answer) expect(outcome).toMatch(answer);
      else if (may) expect(outcome).toBe("done");
      else
        expect(outcome).toEqual(
          caller === "visitor" ? "sent to sign in" : expect.stringMatching(/^(not there|refused)$/),
        );
    });
  });
});

describe("a session that lacks its second factor", () => {
  const rows = Object.entries(access)
    .filter(([name]) => !BEFORE_SECOND_FACTOR.includes(name))
    .flatMap(([name, cases]) => cases.map(({ arguments: args }) => ({ name, args })));

  it.each(["admin", "viewer"] as const)(
    "of an %s is led to signing in by all others, and none of them does anything",
    async (caller) => {
      cookie = unfinishedOf(caller);
      expect((await findAnySession(cookie, new Date()))?.need).toBe(caller === "admin" ? "set-up" : "second-factor");
      for (const { name, args } of rows) {
        const handler = await handlerOf(name);
        expect({ name, outcome: await outcomeOf(() => handler(...args())) }).toEqual({
          name,
          outcome: "sent to sign in",
        });
      }
      areRowsAsWritten = true;
    },
  );

  it("cannot replace the factor that it lacks", async () => {
    cookie = unfinishedOf("viewer");
    for (const name of ["beginSetUpAction", "finishSetUpAction"]) {
      const act = await handlerOf(`console/sign-in/set-up/actions.ts ${name}`);
      const state = await act(...action({ code: "000000" })());
      expect(state).toMatchObject({ link: { href: confirmPath("/console/sign-in/set-up") } });
    }
  });
});

describe("a session whose holder signed in more than an hour ago", () => {
  it.each(NEEDS_RECENT_SIGN_IN)("is asked who it is by %s", async (name) => {
    cookie = sessionOf("admin");
    await onDatabase((client) =>
      client.query("UPDATE organizer_session SET second_factor_at = now() - interval '61 minutes'"),
    );
    const handler = await handlerOf(name);
    expect(await outcomeOf(() => handler(...access[name]![0]!.arguments()))).toBe("asked who it is");
  });

  it("is asked who it is by changing an update that is scheduled, and not by changing a draft", async () => {
    cookie = sessionOf("admin");
    await onDatabase((client) =>
      client.query("UPDATE organizer_session SET second_factor_at = now() - interval '61 minutes'"),
    );
    const name = "console/(signed-in)/updates/actions.ts changeUpdateAction";
    const change = await handlerOf(name);
    const by = { id: ids.viewer, role: "admin", states: null } as const;
    const soon = addMilliseconds(new Date(), 2 * DAY).toISOString();
    const at = sendingInput.parse({ date: soon.slice(0, 10), time: "12:00", zone: "UTC", occurrence: "" });
    expect(await outcomeOf(() => change(...access[name]![1]!.arguments()))).toBe("done");
    expect(await sendUpdate(by, updates.all.draft, at, 1, new Date())).toMatchObject({ ok: true });
    expect(await outcomeOf(() => change(...access[name]![0]!.arguments()))).toBe("asked who it is");
  });
});

describe("a cookie that names no session", () => {
  it.each(["", "x", "' OR 1=1 --", "a".repeat(5_000)])("opens nothing: %s", async (value) => {
    cookie = value;
    const numbers = (await modules["./console/(signed-in)/page.tsx"]!()).default!;
    expect(await outcomeOf(() => numbers(...page()()))).toBe("sent to sign in");
  });
});
