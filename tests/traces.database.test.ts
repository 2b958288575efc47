// Spans of statements and of the worker's jobs, as a collector gets them.
import { afterAll, beforeAll, expect, test } from "vitest";

import { type CollectedSpan, startCollector } from "./collector";
import { emptyDatabase } from "./database";
import { startTestPostbox } from "./postbox";
import { until } from "./webhook-receiver";
import { startScript } from "./worker-process";

const collector = await startCollector();
const postbox = await startTestPostbox();
const { createPetition } = await import("./petition");
const { signs } = await import("./signer");
const { db } = await import("@/lib/db/client");
const { inSpan } = await import("@/lib/tracing");
const { startTracing } = await import("@/scripts/serve/tracing");

const PERSON = { name: "Marked Person", email: "marked-person@example.org", zip: "78701", state: "TX" };
const PERSONAL = /marked|person@|78701|127\.0\.0\.1|SELECT .* FROM|\$1/i;

let tracing: ReturnType<typeof startTracing>;

beforeAll(async () => {
  await emptyDatabase();
  await createPetition();
  tracing = startTracing({ endpoint: collector.url, version: "1.2.3" });
});
afterAll(async () => {
  await postbox.remove();
  collector.stop();
});

const attributesOf = ({ attributes }: CollectedSpan) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

/** The spans below the one with this name. */
function below(name: string): CollectedSpan[] {
  const spans = collector.spans();
  const parents = new Set(spans.filter((span) => span.name === name).map(({ spanId }) => spanId));
  return spans.filter(({ parentSpanId }) => parentSpanId !== undefined && parents.has(parentSpanId));
}

test("a statement is a span of its request, with what it does to which table, and with nothing of whom it is about", async () => {
  await inSpan("POST petition", {}, async () => {
    await signs(new Date(), PERSON, { comment: "A marked comment" });
    await db.setting.findMany();
    await db.$transaction((tx) => tx.petition.count());
  });
  await db.setting.findMany();
  await tracing.stop();
  const statements = below("POST petition");
  expect(statements.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["INSERT signature", "findMany Setting", "count Petition"]),
  );
  expect(attributesOf(statements.find(({ name }) => name === "INSERT signature")!)).toEqual({
    "db.system.name": "postgresql",
    "db.operation.name": "INSERT",
    "db.collection.name": "signature",
  });
  // What no request is traced for is in no trace.
  expect(collector.spans().filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
  expect(collector.text()).not.toMatch(PERSONAL);
});

test("a round of each job of the worker is traced once a minute with its statements, and without whom it writes to", async () => {
  const worker = await startScript("scripts/worker.ts", []);
  await until(async () => (await postbox.count()) === 1);
  await until(() => below("job fold-tally").length > 0 && below("job send-emails").length > 0);
  worker.kill("SIGTERM");
  await until(() => worker.exitCode !== null);
  const jobs = collector.spans().filter(({ name }) => name === "job send-emails");
  expect(jobs.map(attributesOf)).toEqual([{ "safe_harbor.job": "send-emails" }]);
  expect(below("job heartbeat").map(({ name }) => name)).not.toEqual([]);
  for (const { name } of collector.spans()) expect(name).toMatch(/^(POST petition|job [a-z-]+|\w+ \w+)$/);
  expect(collector.text()).not.toMatch(PERSONAL);
});
