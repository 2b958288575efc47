import { beforeEach, describe, expect, it, test } from "vitest";

import { GET } from "./counts/route";
import { POST } from "./exports/route";
import { listAuditEntries } from "@/lib/audit/queries";
import { onDatabase } from "@/tests/database";
import { beginDeliveries } from "@/tests/deliveries";
import { writeSigners } from "@/tests/exports";

import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "@/lib/time";
import { changeRights, disableOrganizer, enableOrganizer } from "@/lib/organizers/commands";
import type { Organizer, Session } from "@/lib/organizers/schema";
import { makeApiKey, purgeApiKeys, revokeApiKey, authorizeApiKey } from "@/lib/organizers/api-keys/commands";
import { listApiKeys } from "@/lib/organizers/api-keys/queries";
import {
  API_KEYS_OF_ORGANIZER_MAX,
  type ApiKeyInput,
  REQUESTS_PER_KEY,
  WRONG_KEYS_PER_SOURCE,
} from "@/lib/organizers/api-keys/schema";

let now: Date;
let admin: Organizer;
let texan: Organizer;

beforeEach(async () => {
  const begun = await beginDeliveries();
  admin = begun.admin;
  now = new Date();
  texan = { id: await addsOrganizer("texan", ["TX"]), role: "organizer", states: ["TX"] };
  await writeSigners(begun.petitionId, [{ state: "TX" }, { state: "TX" }, { state: "VT" }]);
  await onDatabase((client) =>
    client.query(
      `INSERT INTO tally_entry (petition_id, state, hour, delta)
       SELECT $1, state, date_trunc('hour', now()), 1 FROM unnest('{TX,TX,VT}'::text[]) state`,
      [begun.petitionId],
    ),
  );
});

const addsOrganizer = (email: string, states: string[]) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES (sha256($1), 'x', 'organizer', false, $2, now(), now()) RETURNING id`,
      [email, states],
    );
    return rows[0]!.id;
  });

const sessionOf = (organizer: Organizer, provenAt = now): Session => ({
  ...organizer,
  sessionId: 1,
  expiresAt: addMilliseconds(now, DAY),
  hasSecondFactor: true,
  need: null,
  provenAt,
});

const input: ApiKeyInput = { name: "a board", scopes: ["counts", "export"], states: null, days: 30 };

async function makes(organizer: Organizer, more: Partial<ApiKeyInput> = {}): Promise<string> {
  const made = await makeApiKey(sessionOf(organizer), { ...input, ...more }, now);
  if (!made.ok) throw new Error(made.refusal);
  return made.value.key;
}

const uses = (key: string | null, scope: "counts" | "export" = "counts", at = now) =>
  authorizeApiKey({ authorization: key === null ? null : `Bearer ${key}`, scope, source: "192.0.2.1" }, at);
const outcomeOf = async (...args: Parameters<typeof uses>) => {
  const used = await uses(...args);
  return used.ok ? "ok" : used.refusal;
};

const counts = async (key: string, search = "") => {
  const url = `http://localhost:3000/api/organizers/counts?petition=harbor${search}`;
  return GET(new Request(url, { headers: { authorization: `Bearer ${key}` } }));
};
const exports = (key: string, body: unknown, type = "application/json") =>
  POST(
    new Request("http://localhost:3000/api/organizers/exports", {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": type },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );

describe("a key", () => {
  it("opens what it was made for, is in the database as a keyed hash alone, and is in the log", async () => {
    const key = await makes(admin, { scopes: ["counts"] });
    expect(key).toMatch(/^shk_[A-Za-z0-9_-]{43}$/);
    expect(await outcomeOf(key)).toBe("ok");
    expect(await outcomeOf(key, "export")).toBe("scope-missing");
    const dump = await onDatabase(async (client) => JSON.stringify((await client.query("SELECT * FROM api_key")).rows));
    expect(dump).not.toContain(key.slice(10));
    expect(await listAuditEntries({ limit: 1 })).toMatchObject([
      { action: "api-key-made", detail: { scopes: ["counts"], states: null, days: 30 } },
    ]);
  });

  it("takes a recent sign-in, the rights of its maker, and a place among their keys", async () => {
    const refusalOf = async (session: Session, more: Partial<ApiKeyInput> = {}) => {
      const made = await makeApiKey(session, { ...input, ...more }, now);
      return made.ok ? "made" : made.refusal;
    };
    expect(await refusalOf(sessionOf(admin, addMilliseconds(now, -HOUR - SECOND)))).toBe("not-recent");
    expect(await refusalOf({ ...sessionOf(admin), need: "second-factor" })).toBe("not-recent");
    expect(await refusalOf(sessionOf({ ...texan, role: "viewer" }))).toBe("scope-not-allowed");
    expect(await refusalOf(sessionOf(texan), { states: ["TX", "VT"] })).toBe("state-not-allowed");
    // At the same moment, so that none sees the others.
    const all = await Promise.all(
      Array.from({ length: API_KEYS_OF_ORGANIZER_MAX + 4 }, () => refusalOf(sessionOf(texan))),
    );
    expect(all.filter((each) => each === "made")).toHaveLength(API_KEYS_OF_ORGANIZER_MAX);
    expect(all.filter((each) => each === "too-many-keys")).toHaveLength(4);
  });

  it.each(["", "shk_", `shk_${"A".repeat(43)}`, "x".repeat(5_000), "' OR 1=1 --", `shk_${"A".repeat(42)}é`])(
    "that is none opens nothing: %j",
    async (key) => expect(await outcomeOf(key)).toBe("wrong-key"),
  );

  it("opens nothing after its end, once revoked, and from the moment its organizer is disabled, also when they come back", async () => {
    const [short, revoked, gone] = [await makes(admin), await makes(texan), await makes(texan)];
    const id = (await listApiKeys(texan, "own")).find(({ hint }) => revoked.startsWith(hint))!.id;
    expect(await revokeApiKey({ ...texan, id: texan.id + 999 }, id, now)).toMatchObject({ refusal: "no-such-key" });
    expect(await revokeApiKey(texan, id, now)).toMatchObject({ ok: true });
    expect(await revokeApiKey(admin, id, now)).toMatchObject({ ok: true });
    expect(await outcomeOf(revoked)).toBe("wrong-key");
    expect(await outcomeOf(gone)).toBe("ok");
    await disableOrganizer(admin, texan.id, now);
    expect(await outcomeOf(gone)).toBe("wrong-key");
    await enableOrganizer(admin, texan.id, now);
    expect(await outcomeOf(gone)).toBe("wrong-key");
    const actions = (await listAuditEntries({ limit: 20 })).map(({ action }) => action);
    expect(actions.filter((action) => action === "api-key-revoked")).toHaveLength(1);
    expect(await outcomeOf(short, "counts", addMilliseconds(now, 30 * DAY - SECOND))).toBe("ok");
    expect(await outcomeOf(short, "counts", addMilliseconds(now, 30 * DAY))).toBe("wrong-key");
  });

  it("writes its last use at most once in five minutes, however many requests come at once", async () => {
    const key = await makes(admin);
    const lastUse = async () => (await listApiKeys(admin, "own"))[0]!.lastUsedAt;
    await Promise.all([1, 2, 3].map(() => uses(key)));
    await uses(key, "counts", addMilliseconds(now, 4 * MINUTE));
    expect(await lastUse()).toEqual(now);
    await uses(key, "counts", addMilliseconds(now, 6 * MINUTE));
    expect(await lastUse()).toEqual(addMilliseconds(now, 6 * MINUTE));
  });

  it("has limits of its own, and wrong ones are limited by their source", async () => {
    const [busy, other] = [await makes(admin), await makes(admin)];
    for (let use = 0; use < REQUESTS_PER_KEY.max; use += 1) expect(await outcomeOf(busy)).toBe("ok");
    expect(await outcomeOf(busy)).toBe("too-many-requests");
    expect(await outcomeOf(other)).toBe("ok");
    for (let use = 0; use < WRONG_KEYS_PER_SOURCE.max; use += 1) await uses("wrong");
    expect(await outcomeOf("wrong")).toBe("too-many-requests");
    expect(await outcomeOf(other)).toBe("ok");
  });
});

test("keys go 90 days after they ended", async () => {
  await makes(texan);
  expect(await purgeApiKeys(addMilliseconds(now, 119 * DAY))).toBe(0);
  expect(await purgeApiKeys(addMilliseconds(now, 121 * DAY))).toBe(1);
});

describe("counts", () => {
  it("are of the states that key and organizer have now, by state and day", async () => {
    const [all, ofTexan] = [await makes(admin), await makes(texan)];
    expect(await (await counts(all)).json()).toMatchObject({ states: "all", confirmed: 3, byState: { TX: 2, VT: 1 } });
    const today = new Date().toISOString().slice(0, 10);
    expect(await (await counts(ofTexan)).json()).toMatchObject({
      states: ["TX"],
      confirmed: 2,
      byState: { TX: 2 },
      unknownState: null,
      byDay: [{ day: today, state: "TX", count: 2 }],
    });
    expect((await counts(ofTexan, "&state=VT")).status).toBe(403);
    await changeRights(admin, texan.id, { role: "organizer", states: ["VT"] });
    expect(await (await counts(ofTexan)).json()).toMatchObject({ states: ["VT"], confirmed: 1 });
  });

  it("of a key whose states its organizer lost are refused", async () => {
    const key = await makes(texan, { states: ["TX"] });
    await changeRights(admin, texan.id, { role: "organizer", states: ["VT"] });
    const response = await counts(key);
    expect(response.status).toBe(403);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  it("without a key are refused, with how to send one, and are kept by no cache", async () => {
    const response = await GET(new Request("http://localhost:3000/api/organizers/counts?petition=harbor"));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect((await counts(await makes(admin))).headers.get("cache-control")).toBe("no-store");
  });

  it.each(["&state=Texas", "&days=0", "&days=1e9", "&days=x"])("refuse %s, and say what is right", async (search) => {
    const response = await counts(await makes(admin), search);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/^(state|days): Use/) });
  });
});

describe("an export", () => {
  const asked = { petition: "harbor", reason: "a hearing" };

  it("has the signatures of the key's states alone, and the log says which key, who, why and how many", async () => {
    const key = await makes(texan);
    const response = await exports(key, asked);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/csv");
    const csv = await response.text();
    expect(csv.match(/,TX,/g)).toHaveLength(2);
    expect(csv).not.toContain(",VT,");
    const [finished] = await listAuditEntries({ limit: 1 });
    const { id } = (await listApiKeys(texan, "own"))[0]!;
    expect(finished).toMatchObject({
      actor: `organizer:${texan.id}`,
      action: "export-finished",
      detail: { reason: "a hearing", rows: 2, apiKey: id, states: ["TX"] },
    });
  });

  it("follows the role that its organizer has now", async () => {
    const key = await makes(texan);
    await changeRights(admin, texan.id, { role: "viewer", states: ["TX"] });
    expect((await exports(key, asked)).status).toBe(403);
  });

  it.each<[string, unknown, number, string?]>([
    ["without a reason", { petition: "harbor" }, 400],
    ["that is no JSON", "{", 400],
    ["that is a form", "petition=harbor", 415, "application/x-www-form-urlencoded"],
    ["of an unknown petition", { ...asked, petition: "none" }, 404],
    ["of an unknown state", { ...asked, state: "XX" }, 404],
    ["in an unknown format", { ...asked, format: "doc" }, 400],
  ])("%s is refused as a problem, and the log has none", async (_, body, status, type) => {
    const response = await exports(await makes(admin), body, type);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect((await listAuditEntries({ limit: 1 }))[0]!.action).toBe("api-key-made");
  });
});
