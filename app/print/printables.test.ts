import { gzipSync } from "node:zlib";

import jsQR from "jsqr";
import { extractText, getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { describe, expect, test } from "vitest";

import { absoluteUrl } from "@/lib/absolute-url";
import { languageTags } from "@/lib/locale";
import { printed } from "@/lib/content/act/pages";
import { allFacts } from "@/lib/content/facts/facts";
import { traffickingHotline } from "@/lib/content/helplines";
import { env } from "@/lib/env";
import { petitionFiles } from "@/lib/petitions/files";
import { drawPicture, drawPrintable, pagesOf, printableFiles } from "./printables";

const BYTES_MAX = 150_000;
const PICTURE_BYTES_MAX = 12_000;
const LETTER = [792, 612];
const PIXELS_PER_MODULE = 4;
// A reader of QR codes needs a white margin. The code itself is drawn without one.
const MARGIN_MODULES = 4;

const leadsTo = {
  "poster-thought": "/petitions/safe-harbor?from=poster",
  "poster-help": "/get-help",
  "help-sheet": "/get-help",
  "fact-sheet": "/facts",
  "lesson-plan": "/lesson",
  "sign-up-sheet": "/petitions/safe-harbor?from=paper",
};

const open = async (file: Buffer) => getDocumentProxy(new Uint8Array(file));
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** Paints the black squares of a page into pixels, with the first row on top. */
async function paintCode(file: Buffer): Promise<{ pixels: Uint8ClampedArray; side: number }> {
  const page = await (await open(file)).getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const { OPS } = await getResolvedPDFJS();
  const squares: number[][] = [];
  let color = "";
  fnArray.forEach((operation, index) => {
    if (operation === OPS.setFillRGBColor) color = String(argsArray[index]);
    if (operation === OPS.constructPath && color === "#000000") squares.push(...rectanglesOf(argsArray[index]));
  });
  return paint(squares);
}

/** The rectangles of a path, as x, y, width and height. pdf.js gives them as moves (0), lines (1) and ends (4) of a path. */
function rectanglesOf([, [path]]: [unknown, [Float32Array | null]]): number[][] {
  const found: number[][] = [];
  let points: [number, number][] = [];
  for (let at = 0; path && at < path.length;) {
    const step = path[at];
    if (step === 4) {
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
      found.push([
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs) - Math.min(...xs),
        Math.max(...ys) - Math.min(...ys),
      ]);
      at += 1;
    } else {
      if (step === 0) points = [];
      points.push([path[at + 1]!, path[at + 2]!]);
      at += 3;
    }
  }
  return found;
}

function paint(squares: number[][]): { pixels: Uint8ClampedArray; side: number } {
  const module = Math.min(...squares.map(([, , , height]) => height!));
  const [left, top] = [Math.min(...squares.map(([x]) => x!)), Math.min(...squares.map(([, y]) => y!))];
  const modules =
    Math.round((Math.max(...squares.map(([x, , width]) => x! + width!)) - left) / module) + 2 * MARGIN_MODULES;
  const side = modules * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const place = (length: number) => Math.round(length / module) * PIXELS_PER_MODULE;
  for (const [x, y, width] of squares) {
    for (let row = 0; row < PIXELS_PER_MODULE; row += 1) {
      for (let column = 0; column < place(width!); column += 1) {
        const at =
          ((place(y! - top) + MARGIN_MODULES * PIXELS_PER_MODULE + row) * side +
            place(x! - left) +
            MARGIN_MODULES * PIXELS_PER_MODULE +
            column) *
          4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return { pixels, side };
}

describe.each([...printableFiles])("%s", (_name, { printable, locale }) => {
  const drawn = drawPrintable(printable, locale);
  const texts = printed[locale][printable];

  test("is of US Letter, small, and as long as its list says", async () => {
    const file = await drawn;
    const pdf = await open(file);
    const { view } = await pdf.getPage(1);
    expect([pdf.numPages, view.slice(2).sort((a, b) => b - a)]).toEqual([pagesOf(printable), LETTER]);
    expect(file.byteLength).toBeLessThan(BYTES_MAX);
  });

  test("has its language and title, and is tagged for screen readers", async () => {
    const pdf = await open(await drawn);
    const { info } = await pdf.getMetadata();
    const marks = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    expect(info).toMatchObject({ Language: languageTags[locale], Title: texts.title });
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    for (const mark of ['"H1"', '"P"', '"Figure"']) expect(marks).toContain(mark);
    expect(marks).toContain(env.SITE_URL);
  });

  test("has its texts as selectable text", async () => {
    const { text } = await extractText(await open(await drawn), { mergePages: true });
    const squeezedText = squeezed(text);
    const expected = [printed[locale].group, printed[locale].scan, texts.act, env.CONTACT_EMAIL];
    if ("text" in texts)
      expected.push(texts.lines.join(""), texts.text, traffickingHotline.phone!.shown, traffickingHotline.text!.shown);
    if ("columns" in texts)
      expected.push(
        ...Object.values(texts.columns),
        ...Object.values(texts.fill),
        texts.sign,
        texts.privacy.replace("{email}", env.CONTACT_EMAIL),
        ...petitionFiles[0]!.content[locale].ask,
      );
    if ("lead" in texts) expected.push(texts.lead);
    for (const each of expected) expect(squeezedText).toContain(squeezed(each));
  });

  test("has a QR code with the URL of its page in its language", async () => {
    const { pixels, side } = await paintCode(await drawn);
    expect(jsQR(pixels, side, side)?.data).toBe(absoluteUrl(locale, leadsTo[printable]));
  });

  test("has a small picture of its first page, with its texts in their places and the width and height of the page", async () => {
    const picture = await drawPicture(printable, locale);
    const page = await (await open(await drawn)).getPage(1);
    const [, , width, height] = page.view;
    expect(picture).toContain(`viewBox="0 0 ${width} ${height}"`);
    const { items } = await page.getTextContent();
    const shown = items.flatMap((item) => ("str" in item && item.str.trim() ? [squeezed(item.str)] : []));
    const lines = [...picture.matchAll(/<text[^>]*>([^<]*)/g)].map(([, line]) =>
      squeezed(line!.replaceAll("&amp;", "&")),
    );
    expect(lines.join("")).toBe(shown.join(""));
    expect(picture.match(/<g/g)?.length ?? 0).toBe(picture.match(/<\/g>/g)?.length ?? 0);
    expect(gzipSync(picture).byteLength).toBeLessThan(PICTURE_BYTES_MAX);
  });

  test("is the same file when it is drawn again", async () => {
    expect((await drawPrintable(printable, locale)).equals(await drawn)).toBe(true);
  });
});

test.each([...printableFiles].filter(([name]) => name.startsWith("poster-") || name.startsWith("help-sheet-")))(
  "on %s only the title is larger than the number of the hotline",
  async (_name, { printable, locale }) => {
    const page = await (await open(await drawPrintable(printable, locale))).getPage(1);
    const { items } = await page.getTextContent();
    const { shown } = traffickingHotline.phone!;
    const sized = items.flatMap((item) => ("str" in item && item.str.trim() ? [item] : []));
    const heights = [...new Set(sized.map(({ height }) => height))].sort((a, b) => b - a);
    const numberAt = heights.find((height) => sized.some((item) => item.height === height && item.str === shown));
    expect([0, 1]).toContain(heights.indexOf(numberAt!));
  },
);

test.each(["en", "es"] as const)(
  "the fact sheet in %s gives every fact with its sources and the date of their check",
  async (locale) => {
    const { text } = await extractText(await open(await drawPrintable("fact-sheet", locale)), { mergePages: true });
    const squeezedText = squeezed(text);
    const shown = allFacts.filter(({ translations }) => squeezedText.includes(squeezed(translations[locale].known)));
    expect(shown.length).toBeGreaterThanOrEqual(3);
    for (const { url } of shown.flatMap(({ sources }) => sources)) expect(squeezedText).toContain(squeezed(url));
    expect(squeezedText).toMatch(/20\d\d\.1\./);
  },
);
