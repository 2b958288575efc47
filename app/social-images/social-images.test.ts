import { describe, expect, test } from "vitest";

import { shapes } from "@/drawings/social-images/social-image";
import { locales } from "@/lib/locale";
import { lightOf } from "@/lib/content/law/rules";
import { stateLaws } from "@/lib/content/state-laws";
import { states } from "@/lib/content/states";
import { altOf, socialImageOf, versionOf } from "./links";
import { listedImages } from "./catalog";
import { pngOf } from "./png";
import { sharedSocialImages } from "./shared";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height, from the header of a PNG. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  expect([...png.subarray(0, PNG.length)]).toEqual(PNG);
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

describe.each(locales)("the images in %s", (locale) => {
  const images = listedImages[locale];

  test("each is drawn in the size that its page declares", { timeout: 120_000 }, async () => {
    for (const [name, image] of images) {
      const png = await pngOf(`${locale}/${name}`, versionOf(image), image);
      expect([name, sizeOf(png)]).toEqual([name, { ...shapes[image.shape] }]);
    }
  });

  test("each state has one, with its light and whether a child can be charged there", () => {
    for (const { code, name } of states) {
      const image = images.get(`states/${code.toLowerCase()}`)!;
      expect(image).toMatchObject({ title: name[locale], light: lightOf(stateLaws[code]!.law) });
      expect(image.lines).toHaveLength(3);
    }
  });

  test("each has a text alternative that contains every text on it", () => {
    for (const image of images.values()) {
      for (const part of [image.title, ...image.lines]) expect(altOf(locale, image)).toContain(part);
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

describe("the image of a page", () => {
  test("is its own, with its size and version", () => {
    const image = socialImageOf("es", "/learn/warning-signs", "");
    expect(image.url).toMatch(/^\/social-images\/es\/learn\/warning-signs\.png\?v=[\w-]{12}$/);
    expect(image).toMatchObject({ width: 1200, height: 630, type: "image/png" });
  });

  test("of a petition has its title, and of its state edition the state", () => {
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

  test("is that of the home page if the page has none", () => {
    expect(socialImageOf("en", "/nothing-here", "").url).toBe(socialImageOf("en", "/", "").url);
  });
});

test.each(["nothing", "states/zz", "../secret", "share/thought", "__proto__", "petitions/safe-harbor"])(
  "no image is listed by the name %s",
  (name) => {
    expect(listedImages.en.get(name)).toBeUndefined();
  },
);

test("an image has another version as soon as anything on it changes", () => {
  const image = listedImages.en.get("states/tx")!;
  const versions = [image, { ...image, light: "full" as const }, { ...image, lines: [] }, { ...image, foot: "x" }].map(
    versionOf,
  );
  expect(new Set(versions).size).toBe(versions.length);
});

test("an image that is requested many times at once is drawn once", async () => {
  const image = { ...listedImages.en.get("home")!, title: "Requested many times" };
  const all = await Promise.all(Array.from({ length: 20 }, () => pngOf("en/many", versionOf(image), image)));
  expect(new Set(all).size).toBe(1);
});

test("a character that our fonts lack is removed, and no font is fetched from the network", async () => {
  const fetched: unknown[] = [];
  const { fetch } = globalThis;
  globalThis.fetch = (...request: unknown[]) => {
    fetched.push(request[0]);
    return Promise.reject(new Error("no network"));
  };
  try {
    const image = { ...listedImages.en.get("home")!, title: "Łódź 港 🙂" };
    expect(sizeOf(await pngOf("en/foreign", versionOf(image), image))).toEqual({ width: 1200, height: 630 });
  } finally {
    globalThis.fetch = fetch;
  }
  expect(fetched.filter((url) => /^https?:/.test(String(url)))).toEqual([]);
});
