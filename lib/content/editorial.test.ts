import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { locales } from "@/lib/locale";

// The editorial rules that a machine can check. They apply to our own texts, not to the titles of sources.
const root = path.resolve(import.meta.dirname, "../..");

const bannedNumbers: RegExp[] = [
  /average age|edad promedio|edad media/i,
  /\b12 (or|to|o|a) 1[34]\b/,
  /\b(100|300)[,.\s]?000\b/,
  /\b(18|20)[,.\s]000\b/,
  /\b32 (billion|mil millones)/i,
  /547[,.]?500/,
  /half of (all |the )?victims|mitad de las víctimas/i,
  /number one supplier|principal proveedor/i,
  /hub cit(y|ies)|\bhotspot/i,
  /super ?bowl/i,
  /fastest[- ]growing|que más crece/i,
  /second[- ]largest|segundo (delito|negocio) más/i,
  /one in (six|seven)|1 in [67]|uno de cada (seis|siete)/i,
];

const bannedWords: Record<(typeof locales)[number], RegExp[]> = {
  en: [
    /(child|teen|teenage|underage|juvenile|minor) (prostitut|sex work)/i,
    /prostituted/i,
    /\bprostitutes?\b/i,
    /(in|into|through|engaged in) prostitution/i,
    /child porn/i,
    /\b(sex |modern )?slave(s|ry)?\b/i,
    /\bpimps?\b|\bjohns?\b/i,
    /\brescu/i,
    /\bchoices?\b/i,
    /lifestyle/i,
    /promiscu/i,
    /\bepidemic/i,
    /\bpedophile/i,
    /hooker|streetwalk/i,
    /\brunaways?\b(?! Safeline)/,
    /\bthrowaway/i,
    /\b(illegal alien|illegals)\b/i,
    /stockholm/i,
    /Democrat|Republican/,
  ],
  es: [
    /prostitución (infantil|de menores|juvenil)/i,
    /prostitut[ao]s?\b/i,
    /prostituid[ao]s?\b/i,
    /(niñ[ao]s|menores) de la calle/i,
    /\ben la prostitución\b/i,
    /pornografía infantil/i,
    /esclav/i,
    /proxeneta/i,
    /\brescat/i,
    /estilo de vida/i,
    /promiscu/i,
    /epidemia/i,
    /pedófil/i,
    /\bilegales\b/i,
    /demócrata|republican[oa]s?\b/i,
    // Readers are addressed as usted.
    /\b(tú|tus|tienes|puedes|quieres|eres|necesitas|llámanos|contigo)\b/i,
  ],
};

// The parts of a file that may name what the rules forbid, because they argue against it.
const spokenAgainst: Record<string, string[]> = {
  "facts.json": ["correction"],
  "words.json": ["avoid", "why", "exception", "note"],
};

// Phrases by which people look for a fact. They are searched and never shown, so they may be those that the rules forbid.
const NEVER_SHOWN = "search-words.json";

function textsIn(value: unknown, skipped: string[] = []): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "sources" || skipped.includes(key) ? [] : textsIn(part, skipped),
  );
}

function filesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));

describe.each(locales)("the texts in %s", (locale) => {
  const files = [...filesOf(`content/${locale}`), ...filesOf(`messages/${locale}`)];

  test("there are some", () => {
    expect(files.length).toBeGreaterThan(6);
    expect(files.flatMap((file) => textsIn(read(file))).length).toBeGreaterThan(300);
  });

  const shown = files.filter((file) => path.basename(file) !== NEVER_SHOWN);
  test.each(shown)("%s uses no number and no word that the editorial rules forbid", (file) => {
    const skipped = file.startsWith("content/") ? spokenAgainst[path.basename(file)] : [];
    const found = textsIn(read(file), skipped).flatMap((text) =>
      [...bannedNumbers, ...bannedWords[locale]]
        .filter((banned) => banned.test(text))
        .map((banned) => `${banned}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test("the phrases that only the search uses have no figure", () => {
    expect(textsIn(read(`content/${locale}/${NEVER_SHOWN}`)).filter((text) => /\d/.test(text))).toEqual([]);
  });

  test.each(files)("%s has no dash, double space or stray space", (file) => {
    const found = textsIn(read(file)).filter((text) => /—| {2}|^\s|\s$|\s[,.;:](\s|$)/.test(text));
    expect(found).toEqual([]);
  });
});

// Readers who are told of a letter wait for the post. Letters to lawmakers, letters of the alphabet and US Letter paper are
// letters.
test("no text calls an email a letter", () => {
  const lawful =
    /letters? to|write a letter|US Letter|papel carta|letters? are|letters or digits|cover letter|carta de presentación|letters?\.$|with a letter|two letters|in letters|capital letters|con letras|lawmaker|legislador|represents you|le representa/i;
  for (const locale of locales) {
    // What is said on the pages of a letter to a lawmaker is about a letter.
    const files = [...filesOf(`content/${locale}`), ...filesOf(`messages/${locale}`)].filter(
      (file) => !file.endsWith("lawmakers.json"),
    );
    const texts = files.flatMap((file) => textsIn(read(file)));
    expect(texts.filter((text) => /\bletters?\b|\bcartas?\b|\be-mails?\b/i.test(text) && !lawful.test(text))).toEqual(
      [],
    );
  }
});

// A name may begin with "el", which contracts with these two: "del Distrito de Columbia".
test("no Spanish message puts de or a before the name of a state", () => {
  const texts = filesOf("messages/es").flatMap((file) => textsIn(read(file)));
  expect(texts.filter((text) => text.includes("{state}")).length).toBeGreaterThan(10);
  expect(texts.filter((text) => /\b(de|a) \{state\}/i.test(text))).toEqual([]);
});

test("every file exists in both languages", () => {
  for (const folder of ["content", "messages"]) {
    const [en, es] = locales.map((locale) =>
      filesOf(`${folder}/${locale}`)
        .map((file) => file.slice(`${folder}/${locale}/`.length))
        .sort(),
    );
    expect(es).toEqual(en);
  }
});

test("the rules catch what they forbid", () => {
  const typos = [
    "The average age is 12 or 13.",
    "a child prostitute",
    "Some 300,000 children",
    "forced into prostitution",
  ];
  for (const typo of typos) {
    expect(
      [...bannedNumbers, ...bannedWords.en].some((banned) => banned.test(typo)),
      typo,
    ).toBe(true);
  }
  expect(bannedWords.es.some((banned) => banned.test("Si puedes, llámanos"))).toBe(true);
});
