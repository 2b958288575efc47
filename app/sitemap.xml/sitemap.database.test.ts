import { beforeEach, expect, test, vi } from "vitest";

import { indexedPages } from "@/app/_web/pages/site-index";
import { menu } from "@/components/site/site-map";
import { localePath, locales } from "@/lib/locale";
import { env } from "@/lib/env";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { emptyDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { GET } from "./route";

// Outside of a request `connection` would throw.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

const listed = async () =>
  [...(await (await GET()).text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(
    ([, url]) => url!.slice(env.SITE_URL.length) || "/",
  );

test("every page where something can be found is listed once in each language", async () => {
  const paths = await listed();
  const pages = indexedPages();
  expect(pages).toEqual(
    expect.arrayContaining(["/days", "/states", "/states/tx", "/corrections", "/facts", "/learn/glossary"]),
  );
  for (const page of pages) for (const locale of locales) expect(paths).toContain(localePath(locale, page));
  expect(new Set(paths).size).toBe(paths.length);
});

test("everything the menu leads to is listed", async () => {
  await createPetition({ slug: "safe-harbor" });
  const paths = await listed();
  const led = menu.flatMap(({ path, children = [] }) => [path, ...children.map((child) => child.path)]);
  expect(led.filter((path) => !paths.includes(path))).toEqual([]);
});

test("a hidden petition is not listed", async () => {
  await createPetition({ slug: "safe-harbor", status: "hidden" });
  expect((await listed()).filter((path) => path.includes("/petitions/"))).toEqual([]);
});
