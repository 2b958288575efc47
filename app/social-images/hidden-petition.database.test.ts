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

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, , locale = "", ...name] = path.split("?")[0]!.split("/");
  return GET(new Request(`http://localhost:3000${path}`, { headers }), { params: Promise.resolve({ locale, name }) });
}

async function confirmSignatures(petitionId: number, count: number) {
  await onDatabase((client) =>
    client.query(
      `
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
      last_email_at, created_at, expires_at, confirmed_at)
    SELECT $1, 1, 'confirmed', sha256(person::text::bytea), 'x', 'x', '78701', 'TX', 'en', now(), now(), now(), now()
    FROM generate_series(1, $2::int) person`,
      [petitionId, count],
    ),
  );
}

describe("the picture of a petition", () => {
  test.each(["open", "paused", "closed"] as const)("is there while it is %s, also for its editions", async (status) => {
    await createPetition({ status, pausedAt: status === "paused" ? new Date() : null });
    for (const path of ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"]) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    }
  });

  test.each(["draft", "hidden", "taken_down"] as const)("is nowhere while it is %s", async (status) => {
    await createPetition({ status });
    for (const path of ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"])
      expect((await ask(path)).status).toBe(404);
  });

  test("says no number of signatures, which would be wrong the next day: it stays the same when people sign", async () => {
    const petitionId = await createPetition();
    const paths = ["/social-images/en/petitions/harbor.png", "/social-images/es/petitions/harbor/tx.png"];
    const versions = () => Promise.all(paths.map(async (path) => (await ask(path)).headers.get("etag")));
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
  ])("%s is none", async (path) => {
    await createPetition();
    expect((await ask(path)).status).toBe(404);
  });
});

test("a picture asked for by its version may be kept for good, by any other address for five minutes, and is not sent twice", async () => {
  const first = await ask("/social-images/en/home.png");
  const etag = first.headers.get("etag")!;
  expect(first.headers.get("cache-control")).toBe("public, max-age=300");
  const named = await ask(`/social-images/en/home.png?v=${etag.replaceAll('"', "")}`);
  expect(named.headers.get("cache-control")).toContain("immutable");
  const again = await ask("/social-images/en/home.png", { "if-none-match": `W/"other", W/${etag}` });
  expect([again.status, again.headers.get("etag"), (await again.arrayBuffer()).byteLength]).toEqual([304, etag, 0]);
});
