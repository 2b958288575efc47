import { beforeEach, describe, expect, test } from "vitest";

import { clearPetitionMemo } from "@/lib/petitions/queries";
import { findTally } from "@/lib/signatures/tally/queries";
import { emptyDatabase, onDatabase } from "../../tests/database";
import { createPetition } from "../../tests/petition";
import { GET } from "./[locale]/[...name]/route";

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, , locale = "", ...name] = path.split("?")[0]!.split("/");
  return GET(new Request(`http://localhost:3000${path}`, { headers }), { params: Promise.resolve({ locale, name }) });
}

async function confirmSignatures(petitionId: number, count: number) {
  await onDatabase((client) =>
    client.query(
      `
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
      emails_since, last_post_at, created_at, confirmed_at)
    SELECT $1, 1, 'confirmed', sha256(person::text::bytea), 'x', 'x', '78701', 'TX', 'en', now(), now(), now(), now()
    FROM generate_series(1, $2::int) person`,
      [petitionId, count],
    ),
  );
}

describe("the image of a petition", () => {
  test.each(["open", "paused", "closed"] as const)(
    "exists while it is %s, also for its state editions",
    async (status) => {
      await createPetition({ status, pausedAt: status === "paused" ? new Date() : null });
      for (const path of ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"]) {
        const response = await get(path);
        expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
      }
    },
  );

  test.each(["draft", "hidden", "taken_down"] as const)("does not exist while it is %s", async (status) => {
    await createPetition({ status });
    for (const path of ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"])
      expect((await get(path)).status).toBe(404);
  });

  test("has no number of signatures, which would soon be wrong: it stays the same when people sign", async () => {
    const petitionId = await createPetition();
    const paths = ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"];
    const versions = () => Promise.all(paths.map(async (path) => (await get(path)).headers.get("etag")));
    const before = await versions();
    expect(before).toEqual([expect.any(String), expect.any(String)]);
    await confirmSignatures(petitionId, 3);
    expect(await findTally(petitionId)).toMatchObject({ confirmed: 3, byState: { TX: 3 } });
    expect(await versions()).toEqual(before);
  });

  test.each([
    "/social-images/en/petitions/nothing.png",
    "/social-images/en/petitions/harbor/zz.png",
    "/social-images/en/petitions/harbor",
    "/social-images/fr/petitions/harbor.png",
  ])("%s does not exist", async (path) => {
    await createPetition();
    expect((await get(path)).status).toBe(404);
  });
});

test("a URL with the version is immutable, one without is cached for five minutes, and an ETag saves sending it twice", async () => {
  const first = await get("/social-images/en/home.png");
  const etag = first.headers.get("etag")!;
  expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  const named = await get(`/social-images/en/home.png?v=${etag.replaceAll('"', "")}`);
  expect(named.headers.get("cache-control")).toContain("immutable");
  const again = await get("/social-images/en/home.png", { "if-none-match": `W/"other", W/${etag}` });
  expect([again.status, again.headers.get("etag"), (await again.arrayBuffer()).byteLength]).toEqual([304, etag, 0]);
});
