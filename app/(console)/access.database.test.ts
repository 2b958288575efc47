import { readdirSync } from "node:fs";
import path from "node:path";

import { isValidElement } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { ConsoleNotFound } from "@/components/console/instead-of-page";
import { recordAudit } from "@/lib/audit/commands";
import { emailHash } from "@/lib/canonical-email";
import { sessionCookieName } from "@/lib/organizers/sign-in/cookie";
import { beginSession } from "@/lib/organizers/sign-in/commands";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { sealName } from "@/lib/signatures/sealing";
import { seal } from "@/lib/seal";
import { addsBill, billAccess, NO_BILLS } from "@/tests/bill-access";
import {
  type Access,
  action,
  ADMINS,
  type Caller,
  callers,
  EVERYONE,
  form,
  ORGANIZERS,
  page,
  SIGNED_IN,
  UNLIMITED,
} from "@/tests/console-access";
import { addsUpload, dataAccess } from "@/tests/data-access";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { addsBatch, NO_BATCHES, paperAccess } from "@/tests/paper-access";
import { createPacketsOfStates, deliveryAccess, NO_PACKETS } from "@/tests/delivery-access";
import { createPetition } from "@/tests/petition";

// Only the request is simulated: without a browser there is none.
let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (cookie && name === sessionCookieName() ? { name, value: cookie } : undefined),
  }),
  headers: async () => new Headers({ "x-client-ip": "192.0.2.1" }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

const exportOf = (state: string) => () => [
  new Request("http://localhost:3000/console/exports/csv", {
    method: "POST",
    body: form({ petition: "harbor", state, reason: "a hearing" }),
  }),
];

const decidedComment = { "review-1": "included", "version-1": "0".repeat(16) };

let ids = { viewer: 0, texan: "0", vermonter: "0", entry: "0", upload: "0" };
let bills = NO_BILLS;
let batches = NO_BATCHES;
let packets = NO_PACKETS;

/** Who may do what. A page, action or route that is not named here fails the first test below. */
const access: Record<string, Access[]> = {
  "console/(signed-in)/layout.tsx default": [{ allowed: SIGNED_IN, arguments: () => [{ children: null }] }],
  "console/(signed-in)/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/checks/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/exports/page.tsx default": [{ allowed: ORGANIZERS, arguments: page() }],
  "console/(signed-in)/organizers/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/organizers/[id]/page.tsx default": [
    { allowed: ADMINS, arguments: () => page({}, { id: String(ids.viewer) })() },
  ],
  "console/(signed-in)/emails/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/settings/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/audit/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/signatures/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  ...deliveryAccess(() => packets),
  "console/(signed-in)/comments/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: ORGANIZERS, arguments: page({ petition: "harbor", state: "TX" }) },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/comments/actions.ts reviewAction": [
    { allowed: ORGANIZERS, arguments: action(decidedComment, "harbor", "TX") },
    { allowed: UNLIMITED, arguments: action(decidedComment, "harbor", "VT") },
  ],
  "console/sign-in/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/check-your-email/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/verify/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/actions.ts signInAction": [
    { allowed: EVERYONE, arguments: action({ email: "nobody@example.org" }) },
  ],
  "console/(signed-in)/organizers/actions.ts inviteAction": [
    { allowed: ADMINS, arguments: action({ email: "new@example.org", role: "viewer", states: "" }) },
  ],
  "console/(signed-in)/organizers/actions.ts changeRightsAction": [
    { allowed: ADMINS, arguments: () => action({ role: "organizer", states: "" }, ids.viewer)() },
  ],
  "console/(signed-in)/organizers/actions.ts disableAction": [
    { allowed: ADMINS, arguments: () => action({}, ids.viewer)() },
  ],
  "console/(signed-in)/organizers/actions.ts enableAction": [
    { allowed: ADMINS, arguments: () => action({}, ids.viewer)() },
  ],
  "console/(signed-in)/emails/actions.ts suppressionAction": [
    { allowed: ADMINS, arguments: action({ email: "nobody@example.org", intent: "find" }) },
    { allowed: ADMINS, arguments: action({ email: "nobody@example.org", intent: "lift" }) },
  ],
  "console/(signed-in)/settings/actions.ts setPauseAction": [
    { allowed: ADMINS, arguments: action({}, "signing-paused", true) },
  ],
  "console/(signed-in)/settings/actions.ts setBannerAction": [
    { allowed: ADMINS, arguments: action({ en: "Hello", es: "Hola" }) },
  ],
  "console/(signed-in)/audit/actions.ts verifyAction": [{ allowed: ADMINS, arguments: action({}) }],
  "console/(signed-in)/signatures/actions.ts removeAction": [
    { allowed: ORGANIZERS, arguments: () => action({ reason: "a made-up name" }, ids.texan)() },
    { allowed: UNLIMITED, arguments: () => action({ reason: "a made-up name" }, ids.vermonter)() },
  ],
  "console/(signed-in)/signatures/actions.ts reinstateAction": [
    // Nothing is removed yet, so the action says so to callers who may reinstate.
    { allowed: ORGANIZERS, arguments: () => action({}, ids.texan)() },
    { allowed: UNLIMITED, arguments: () => action({}, ids.vermonter)() },
  ],
  ...billAccess(() => bills),
  ...paperAccess(() => batches),
  "console/(signed-in)/exports/csv/route.ts POST": [
    { allowed: ORGANIZERS, arguments: exportOf("") },
    { allowed: ORGANIZERS, arguments: exportOf("TX") },
    { allowed: UNLIMITED, arguments: exportOf("VT") },
  ],
  ...dataAccess(() => ids.upload),
  // The export was made by an admin, and only admins see exports of others.
  "console/(signed-in)/exports/[entry]/manifest.json/route.ts GET": [
    {
      allowed: ADMINS,
      arguments: () => [new Request("http://localhost:3000/"), { params: Promise.resolve({ entry: ids.entry }) }],
    },
  ],
};

const modules = import.meta.glob<Record<string, (...args: unknown[]) => Promise<unknown>>>(
  "./console/**/{page,layout,route,actions}.{ts,tsx}",
);

// What is refused and what only reads changes nothing, so the rows can stay for the next test.
let areRowsAsWritten = false;

beforeEach(async () => {
  clearPetitionMemo();
  cookie = undefined;
  if (!areRowsAsWritten) await writeRows();
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
  bills = { TX: await addsBill("TX", ids.viewer), VT: await addsBill("VT", ids.viewer) };
  for (const caller of SIGNED_IN) await beginSessionOf(caller);
}

const insert = <Id>(statement: string, values: unknown[]): Promise<Id> =>
  onDatabase(async (client) => (await client.query<{ id: Id }>(statement, values)).rows[0]!.id);

async function sign(petitionId: number, state: string): Promise<string> {
  const hash = emailHash(`${state}@example.org`);
  return insert<string>(
    `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
      emails_since, last_post_at, created_at, confirmed_at)
    VALUES ($1, 1, 'confirmed', $2, $3, 'x', '78701', $4, 'en', now(), now(), now(), now()) RETURNING id`,
    [petitionId, hash, sealName("Ann Example", petitionId, hash), state],
  );
}

async function organizer(email: string, role: string, states: string[] | null): Promise<number> {
  const hash = emailHash(email);
  return insert<number>(
    `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
    VALUES ($1, $2, $3, $4::text[] IS NULL, coalesce($4::text[], '{}'), now(), now()) RETURNING id`,
    [hash, seal(email, `email/${hash.toString("hex")}`), role, states],
  );
}

const sessionOf = (caller: Caller) => (caller === "visitor" ? undefined : `the session of ${caller}`);

async function beginSessionOf(caller: Caller) {
  const id =
    caller === "limited"
      ? await organizer("limited@example.org", "organizer", ["TX"])
      : await organizer(`${caller}@example.org`, caller, null);
  await beginSession(id, sessionOf(caller)!, new Date());
}

type Outcome = "done" | "sent to sign in" | "not there" | "refused";

/** The outcome of a call, as Next would respond to it. */
async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    const result = await call();
    if (result instanceof Response) {
      await result.body?.cancel();
      if (result.status === 303 && result.headers.get("location") === "/console/sign-in") return "sent to sign in";
      return result.status < 400 ? "done" : "refused";
    }
    if (isValidElement(result) && result.type === ConsoleNotFound) return "not there";
    return /not include/.test(String((result as { message?: string } | null)?.message)) ? "refused" : "done";
  } catch (error) {
    const digest = String((error as { digest?: string }).digest);
    if (digest.startsWith("NEXT_HTTP_ERROR_FALLBACK;404")) return "not there";
    if (digest.startsWith("NEXT_REDIRECT")) return digest.includes(";/console/sign-in;") ? "sent to sign in" : "done";
    throw error;
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
      "(signed-in)/comments/choice.ts",
      "(signed-in)/deliveries/[id]/draft-delivery.tsx",
      "(signed-in)/deliveries/[id]/started-delivery.tsx",
      "(signed-in)/deliveries/packets/[id]/handed.tsx",
      "(signed-in)/deliveries/packets/[id]/links.tsx",
      "(signed-in)/exports/export-form.tsx",
      "(signed-in)/exports/export-table.tsx",
      "(signed-in)/exports/spreadsheet-steps.tsx",
      "(signed-in)/numbers.ts",
      "(signed-in)/options.ts",
      "(signed-in)/signatures/choice.ts",
    ]);
  });

  describe.each(Object.entries(access))("%s", (name, cases) => {
    const [file = "", exported = ""] = name.split(" ");
    const rows = cases.flatMap(({ allowed, arguments: args }, index) =>
      callers.map((caller) => ({ caller, may: allowed.includes(caller), index, args })),
    );

    it.each(rows)("case $index: $caller may: $may", async ({ caller, may, args }) => {
      cookie = sessionOf(caller);
      const handler = (await modules[`./${file}`]!())[exported]!;
      const outcome = await outcomeOf(() => handler(...args()));
      areRowsAsWritten = outcome !== "done" || /(page|layout)\.tsx$/.test(file);
      if (may) expect(outcome).toBe("done");
      else
        expect(outcome).toEqual(
          caller === "visitor" ? "sent to sign in" : expect.stringMatching(/^(not there|refused)$/),
        );
    });
  });
});

describe("a cookie that names no session", () => {
  it.each(["", "x", "' OR 1=1 --", "a".repeat(5_000)])("opens nothing: %s", async (value) => {
    cookie = value;
    const numbers = (await modules["./console/(signed-in)/page.tsx"]!()).default!;
    expect(await outcomeOf(() => numbers(...page()()))).toBe("sent to sign in");
  });
});
