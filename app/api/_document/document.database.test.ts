import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, it, test, vi } from "vitest";

import { recordAudit, recordAuditHead } from "@/lib/audit/commands";
import { addBill, addStep } from "@/lib/deliveries/bills/commands";
import { billInput, stepInput } from "@/lib/deliveries/bills/schema";
import { recordHeartbeat } from "@/lib/jobs/commands";
import { makeApiKey } from "@/lib/organizers/api-keys/commands";
import { recountBreakdown } from "@/lib/signatures/breakdown/commands";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { webhookBodies, type WebhookType } from "@/lib/webhooks/schema";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { writeSigners } from "@/tests/exports";
import { createPetition } from "@/tests/petition";

import { openApiDocument } from "./document";
import type { Example, Operation } from "./operation";
import { operations } from "./operations";
import { webhookExamples } from "./webhook-examples";

// Only the request is simulated: without a server there is none.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const routes = import.meta.glob<Record<string, Handler>>("../**/route.ts");

// What no program of others uses: forms of our own pages, and machines that speak to us.
const NOT_FOR_PROGRAMS = [
  "../[[...rest]]/route.ts",
  "../auth/[...nextauth]/route.ts",
  "../proof-of-work/route.ts",
  "../unsubscribe/[token]/route.ts",
  "../webhooks/resend/route.ts",
];

const fileOf = ({ path }: Operation) =>
  `..${path.slice("/api".length).replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;

let key: string;

beforeAll(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  const now = new Date();
  const petitionId = await createPetition({ slug: "safe-harbor" });
  await writeSigners(petitionId, [{ state: "TX", comment: "Please." }, { state: "TX" }, { state: "VT" }]);
  // As the trigger writes it, so that the count has no gap.
  await onDatabase((client) =>
    client.query(
      `INSERT INTO tally_entry (petition_id, state, hour, delta)
       SELECT petition_id, state, date_trunc('hour', confirmed_at, 'UTC'), 1 FROM signature WHERE status = 'confirmed'`,
    ),
  );
  const admin = await createAdmin();
  await writesBill(admin);
  await recordAudit({ actor: "operator", action: "switch-set", subject: "switch:banner" });
  await recordAuditHead(now);
  await recordHeartbeat("worker", now);
  await recountBreakdown(now);
  key = await makesKey(admin, now);
});

async function writesBill(
  admin: { id: number; role: "admin"; states: null } | Awaited<ReturnType<typeof createAdmin>>,
) {
  const url = "https://legislature.example/HB1";
  const facts = {
    number: "HB 1",
    title: "An Act",
    session: "2026",
    chamber: "lower",
    sponsor: "",
    lawmakerId: "",
    url,
  };
  const bill = await addBill(admin, billInput.parse({ petition: "safe-harbor", state: "TX", ...facts }), new Date());
  if (!bill.ok) throw new Error(bill.refusal);
  const step = { kind: "introduced", chamber: "lower", dated: "2026-02-03", noteEn: "", noteEs: "" };
  const source = { sourceUrl: url, sourceTitle: "The legislature" };
  const added = await addStep(admin, bill.value.id, stepInput.parse({ ...step, ...source }), new Date());
  if (!added.ok) throw new Error(added.refusal);
}

async function makesKey(admin: Awaited<ReturnType<typeof createAdmin>>, now: Date): Promise<string> {
  const later = new Date(now.getTime() + 60_000);
  const session = { ...admin, sessionId: 1, expiresAt: later, hasSecondFactor: true, need: null, provenAt: now };
  const made = await makeApiKey(session, { name: "a test", scopes: ["counts", "export"], states: null, days: 30 }, now);
  if (!made.ok) throw new Error(made.refusal);
  return made.value.key;
}

function requestOf({ path, method, scope }: Operation, { path: params = {}, query, body }: Example): Request {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  return new Request(`http://localhost:3000${filled}${query ? `?${new URLSearchParams(query)}` : ""}`, {
    method: method.toUpperCase(),
    headers: {
      ...(scope && { authorization: `Bearer ${key}` }),
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

describe("the OpenAPI document", () => {
  it("is valid by the schema of OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(openApiDocument())));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe("3.1");
  });

  it("covers every route for programs", () => {
    const covered = [...new Set(operations.map(fileOf)), ...NOT_FOR_PROGRAMS];
    expect(covered.sort()).toEqual(Object.keys(routes).sort());
  });

  it("has an example of every operation that succeeds", () => {
    for (const { id, examples } of operations)
      expect(examples.filter(({ status }) => status === 200).length, id).toBe(1);
  });
});

const examples = operations.flatMap((operation) =>
  operation.examples.map((example) => ({ operation, example, title: `${operation.id}: ${example.name}` })),
);

describe("every example of the document", () => {
  it.each(examples)("$title has the shape that the document says", ({ operation, example }) => {
    const { shape } = operation.responses[example.status]!;
    if (shape) expect(shape.parse(example.response)).toEqual(example.response);
  });

  it.each(examples)(
    "$title runs against its route, whose response has the same shape",
    async ({ operation, example }) => {
      const handler = (await routes[fileOf(operation)]!())[operation.method.toUpperCase()]!;
      const response = await handler(requestOf(operation, example), { params: Promise.resolve(example.path ?? {}) });
      expect(response.status).toBe(example.status);
      const { shape, types } = operation.responses[example.status]!;
      const type = response.headers.get("content-type");
      if (shape === null) {
        expect(types).toContain(type);
        expect((await response.text()).length).toBeGreaterThan(0);
        return;
      }
      expect(type).toMatch(example.status === 200 ? /^application\/json/ : /^application\/problem\+json/);
      const json: unknown = await response.json();
      expect(shape.safeParse(json).error?.issues ?? []).toEqual([]);
      // A refusal says what the example says.
      if (example.status >= 400) expect(json).toEqual(example.response);
    },
  );
});

test.each(Object.keys(webhookBodies) as WebhookType[])("the example of the webhook %s has its shape", (type) => {
  expect(webhookBodies[type].parse(webhookExamples[type])).toEqual(webhookExamples[type]);
});
