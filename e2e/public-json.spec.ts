import { expect, test } from "@playwright/test";

import { PETITION } from "./support/signing.ts";

const ADDRESS = `/api${PETITION}`;

test("anyone may read the numbers: open to all sites, cached for seconds, every state named, nothing personal", async ({
  request,
}) => {
  const answer = await request.get(ADDRESS);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=5, stale-while-revalidate=30",
    "content-type": expect.stringContaining("application/json"),
  });
  const json = (await answer.json()) as {
    signatures: { confirmed: number; byState: Record<string, number>; unknownState: number };
  };
  expect(Object.keys(json).sort()).toEqual([
    "closesAt",
    "countedAt",
    "goal",
    "openedAt",
    "signatures",
    "slug",
    "status",
    "title",
    "version",
  ]);
  const { confirmed, byState, unknownState } = json.signatures;
  expect(Object.keys(byState)).toEqual(expect.arrayContaining(["TX", "DC", "PR"]));
  expect(Object.values(byState).reduce((sum, count) => sum + count, unknownState)).toBe(confirmed);
});

test("whoever has the present numbers already gets 304", async ({ request }) => {
  const { etag } = (await request.get(ADDRESS)).headers();
  expect(etag).toBeTruthy();
  const again = await request.get(ADDRESS, { headers: { "if-none-match": etag! } });
  expect(again.status()).toBe(304);
  expect((await request.get(ADDRESS, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
});

test("HEAD and OPTIONS are answered, and nothing can be written", async ({ request }) => {
  expect((await request.head(ADDRESS)).status()).toBe(200);
  const asked = await request.fetch(ADDRESS, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": "GET" },
  });
  expect(asked.status()).toBe(204);
  expect(asked.headers()["access-control-allow-origin"]).toBe("*");
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const refused = await request.fetch(ADDRESS, { method });
    expect(refused.status()).toBe(405);
    expect(refused.headers()["content-type"]).toContain("application/problem+json");
  }
});

test("an unknown petition is a problem in JSON", async ({ request }) => {
  for (const slug of ["nope", "..", "a%20b", "%F0%9F%98%80"]) {
    const answer = await request.get(`/api/petitions/${slug}`);
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
  }
  expect(await (await request.get("/api/petitions/nope")).json()).toMatchObject({ type: "about:blank", status: 404 });
});

test("the history adds up to the number", async ({ request }) => {
  const { days } = (await (await request.get(`${ADDRESS}/history`)).json()) as {
    days: { day: string; count: number }[];
  };
  const { signatures } = (await (await request.get(ADDRESS)).json()) as { signatures: { confirmed: number } };
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(signatures.confirmed);
});
