import { expect, test } from "@playwright/test";

import { PETITION } from "./support/signing.ts";

const URL_PATH = `/api${PETITION}`;

test("anyone may read the numbers: open to all sites, cached for seconds, with every state and nothing personal", async ({
  request,
}) => {
  const response = await request.get(URL_PATH);
  expect(response.status()).toBe(200);
  expect(response.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=5, stale-while-revalidate=30",
    "content-type": expect.stringContaining("application/json"),
  });
  const json = (await response.json()) as {
    goalByState: Record<string, number>;
    signatures: {
      confirmed: number;
      byState: Record<string, number>;
      unknownState: number;
      paper: number;
      paperByState: Record<string, number>;
    };
  };
  expect(Object.keys(json).sort()).toEqual([
    "closesAt",
    "countedAt",
    "goal",
    "goalByState",
    "openedAt",
    "signatures",
    "slug",
    "status",
    "title",
    "version",
  ]);
  const { confirmed, byState, unknownState } = json.signatures;
  expect(Object.keys(byState)).toEqual(expect.arrayContaining(["TX", "DC", "PR"]));
  expect(Object.keys(json.goalByState)).toEqual(Object.keys(byState));
  expect(Object.values(byState).reduce((sum, count) => sum + count, unknownState)).toBe(confirmed);
  const { paper, paperByState } = json.signatures;
  expect(Object.keys(paperByState)).toEqual(Object.keys(byState));
  expect(Object.values(paperByState).reduce((sum, count) => sum + count)).toBe(paper);
});

test("a client that has the current numbers gets 304", async ({ request }) => {
  const { etag } = (await request.get(URL_PATH)).headers();
  expect(etag).toBeTruthy();
  const again = await request.get(URL_PATH, { headers: { "if-none-match": etag! } });
  expect(again.status()).toBe(304);
  expect((await request.get(URL_PATH, { headers: { "if-none-match": '"other"' } })).status()).toBe(200);
});

test("HEAD and OPTIONS get a response, and nothing can be written", async ({ request }) => {
  expect((await request.head(URL_PATH)).status()).toBe(200);
  const preflight = await request.fetch(URL_PATH, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": "GET" },
  });
  expect(preflight.status()).toBe(204);
  expect(preflight.headers()["access-control-allow-origin"]).toBe("*");
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const refused = await request.fetch(URL_PATH, { method });
    expect(refused.status()).toBe(405);
    expect(refused.headers()["content-type"]).toContain("application/problem+json");
  }
});

test("an unknown petition gets problem JSON", async ({ request }) => {
  for (const slug of ["nope", "..", "a%20b", "%F0%9F%98%80"]) {
    const response = await request.get(`/api/petitions/${slug}`);
    expect(response.status()).toBeGreaterThanOrEqual(400);
    expect(response.status()).toBeLessThan(500);
  }
  expect(await (await request.get("/api/petitions/nope")).json()).toMatchObject({ type: "about:blank", status: 404 });
});

test("the history adds up to the number", async ({ request }) => {
  const { days } = (await (await request.get(`${URL_PATH}/history`)).json()) as {
    days: { day: string; count: number }[];
  };
  const { signatures } = (await (await request.get(URL_PATH)).json()) as { signatures: { confirmed: number } };
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(signatures.confirmed);
});
