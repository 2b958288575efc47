import { describe, expect, test } from "vitest";

import { shapes } from "@/drawings/social-images/picture";
import { locales } from "@/lib/locale";
import { stateLaws } from "@/lib/content/state-laws";
import { states } from "@/lib/content/states";
import { altOf, socialImageOf, versionOf } from "./address";
import { listedNames, listedSocialImage } from "./catalog";
import { pngOf } from "./drawn";
import { sharedSocialImages } from "./shared";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height, as the head of a PNG tells them. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  expect([...png.subarray(0, PNG.length)]).toEqual(PNG);
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

describe.each(locales)("the pictures in %s", (locale) => {
  const names = listedNames(locale);

  test("every one is drawn in the size its page tells", { timeout: 120_000 }, async () => {
    for (const name of names) {
      const picture = listedSocialImage(locale, name)!;
      const png = await pngOf(`${locale}/${name}`, versionOf(picture), picture);
      expect([name, sizeOf(png)]).toEqual([name, { ...shapes[picture.shape] }]);
    }
  });

  test("there is one for each state, with the light of its law and whether a child can be charged there", () => {
    for (const { code, name } of states) {
      const picture = listedSocialImage(locale, `states/${code.toLowerCase()}`)!;
      expect(picture).toMatchObject({ title: name[locale], light: stateLaws[code]!.law.status });
      expect(picture.lines).toHaveLength(3);
    }
  });

  test("each is described in words that hold all that is written on it", () => {
    for (const name of names) {
      const picture = listedSocialImage(locale, name)!;
      for (const part of [picture.title, ...picture.lines]) expect(altOf(locale, picture)).toContain(part);
    }
  });

  test("the share kit has every shape in both languages", () => {
    for (const { alt, shown, files } of sharedSocialImages(locale)) {
      expect(files.map(({ locale: language, shape }) => `${language} ${shape}`).sort()).toEqual([
        "en square",
        "en story",
        "en wide",
        "es square",
        "es story",
        "es wide",
      ]);
      expect(shown.locale).toBe(locale);
      expect(alt.length).toBeGreaterThan(40);
    }
  });
});

describe("the picture of a page", () => {
  test("is its own, with its words, size and version", () => {
    const picture = socialImageOf("es", "/learn/warning-signs", "");
    expect(picture.url).toMatch(/^\/social-images\/es\/learn\/warning-signs\.png\?v=[\w-]{12}$/);
    expect(picture).toMatchObject({ width: 1200, height: 630, type: "image/png" });
  });

  test("of a petition holds its title, and of its state edition the state", () => {
    expect(socialImageOf("en", "/petitions/safe-harbor", "Safe harbor")).toMatchObject({
      url: expect.stringMatching(/^\/social-images\/en\/petitions\/safe-harbor\.png/),
      alt: expect.stringContaining("Safe harbor"),
    });
    expect(socialImageOf("en", "/petitions/safe-harbor/tx", "Safe harbor: Texas")).toMatchObject({
      url: expect.stringMatching(/safe-harbor\/tx\.png/),
      alt: expect.stringContaining("Texas"),
    });
    expect(socialImageOf("en", "/petitions/safe-harbor/thanks", "Thank you").url).toMatch(/safe-harbor\.png/);
  });

  test("is that of the home page where a page has none of its own", () => {
    expect(socialImageOf("en", "/nothing-here", "").url).toBe(socialImageOf("en", "/", "").url);
  });
});

test.each(["nothing", "states/zz", "../secret", "share/thought", "__proto__", "petitions/safe-harbor"])(
  "no picture is listed by the name %s",
  (name) => {
    expect(listedSocialImage("en", name)).toBeNull();
  },
);

test("a picture has another address as soon as anything on it is another", () => {
  const picture = listedSocialImage("en", "states/tx")!;
  const versions = [
    picture,
    { ...picture, light: "none" as const },
    { ...picture, lines: [] },
    { ...picture, foot: "x" },
  ].map(versionOf);
  expect(new Set(versions).size).toBe(versions.length);
});

test("a picture asked for many times at once is drawn once", async () => {
  const picture = { ...listedSocialImage("en", "home")!, title: "Asked for many times" };
  const all = await Promise.all(Array.from({ length: 20 }, () => pngOf("en/many", versionOf(picture), picture)));
  expect(new Set(all).size).toBe(1);
});

test("a letter that our faces lack is left out and not looked for on the network", async () => {
  const asked: unknown[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (...request: unknown[]) => {
    asked.push(request[0]);
    return Promise.reject(new Error("no network"));
  };
  try {
    const picture = { ...listedSocialImage("en", "home")!, title: "Łódź 港 🙂" };
    expect(sizeOf(await pngOf("en/foreign", versionOf(picture), picture))).toEqual({ width: 1200, height: 630 });
  } finally {
    globalThis.fetch = fetch;
  }
  expect(asked.filter((address) => /^https?:/.test(String(address)))).toEqual([]);
});
