import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  canonicalPath,
  faultOf,
  holdsToken,
  kindOf,
  languageOf,
  routePage,
  unsubscribeRoute,
  URL_LENGTH_MAX,
} from "./paths";

describe("a URL that cannot be read", () => {
  test.each([
    ["half an escape", "/%E0%A4%A"],
    ["a stray percent sign", "/100%"],
    ["a null byte", "/a%00b"],
    ["a line break", "/a%0d%0aset-cookie:x"],
    ["two slashes, as in a link to another site", "//example.org"],
    ["two slashes, escaped", "/a%2f%2fb"],
    ["a backslash, as in a link to another site", "/\\example.org"],
    ["a backslash, escaped", "/%5Cexample.org"],
    ["no slash", "example.org:443"],
  ])("is refused for %s", (_why, url) => {
    expect(faultOf(url)).toBe("malformed");
  });

  test("is refused when it is one character longer than the limit", () => {
    expect(faultOf(`/${"a".repeat(URL_LENGTH_MAX - 1)}`)).toBeNull();
    expect(faultOf(`/${"a".repeat(URL_LENGTH_MAX)}`)).toBe("too-long");
  });

  test.each([
    "/",
    "/es/get-help",
    "/petitions/safe-harbor?from=%E0%A4%A",
    "/a?b=//c",
    "/ma%C3%B1ana",
    "/..a/b.",
    "/a?b=/../c",
  ])("%s can be read", (url) => {
    expect(faultOf(url)).toBeNull();
  });
});

describe("the path of a page", () => {
  test.each([
    ["/", "en", "/en"],
    ["/get-help", "en", "/en/get-help"],
    ["/es", "es", "/es"],
    ["/es/get-help", "es", "/es/get-help"],
    ["/es/es", "es", "/es/es"],
    ["/essay", "en", "/en/essay"],
    ["/english", "en", "/en/english"],
    ["/fr", "en", "/en/fr"],
  ])("%s is in %s and has the route %s", (pathname, language, internal) => {
    expect(routePage(pathname)).toEqual({ language, internal });
  });

  test.each([
    ["/en", "/"],
    ["/en/", "/"],
    ["/en/get-help", "/get-help"],
    ["/get-help/", "/get-help"],
    ["/es/", "/es"],
    ["/Get-Help", "/get-help"],
    ["/ES", "/es"],
    ["/EN/States/TX/", "/states/tx"],
    ["/Confirm/AbC-9", "/confirm/AbC-9"],
    ["/ES/Signature/AbC/Download", "/es/signature/AbC/download"],
    ["/Ma%C3%B1ana", "/ma%C3%B1ana"],
    ["/filtered/facts", "/facts"],
    ["/ES/filtered/Facts/", "/es/facts"],
  ])("%s has the canonical spelling %s", (pathname, canonical) => {
    expect(canonicalPath(pathname)).toBe(canonical);
    expect(canonicalPath(canonical)).toBe(canonical);
  });

  test.each(["/", "/es", "/petitions/safe-harbor/tx", "/confirm/AbC", "/es/unsubscribe/AbC"])(
    "%s is canonical",
    (pathname) => {
      expect(canonicalPath(pathname)).toBe(pathname);
    },
  );
});

test("the language of a URL is found even if the rest cannot be decoded", () => {
  expect(languageOf("/es/%E0%A4%A")).toBe("es");
  expect(languageOf("/es")).toBe("es");
  expect(languageOf("/essay")).toBe("en");
});

describe("the kind of a path", () => {
  test.each([
    ["/", "page"],
    ["/nope.png", "page"],
    ["/consoles", "page"],
    ["/apis", "page"],
    ["/es/api", "page"],
    ["/dev", "page"],
    ["/console", "console"],
    ["/console/petitions", "console"],
    ["/api", "api"],
    ["/api/health", "api"],
    ["/_next/static/a.js", "file"],
    ["/robots.txt", "file"],
    ["/feed.xml", "file"],
    ["/es/feed.xml", "file"],
    ["/en/feed.xml", "page"],
    ["/dev/stories", "developers"],
    ["/dev/baseline/action", "developers"],
  ])("%s is a %s", (pathname, kind) => {
    expect(kindOf(pathname)).toBe(kind);
  });

  test("knows every file that app/ makes", () => {
    const routes = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith("/route.ts") && !/^(\(console\)|\[locale\]|api|dev)\//.test(file),
    );
    const pathOf = (file: string) => `/${file.replace("/route.ts", "").replace("(embed)/[locale]/", "")}`;
    expect(routes).toContain("social-images/[locale]/[...name]/route.ts");
    for (const file of routes) expect([file, kindOf(pathOf(file))]).toEqual([file, "file"]);
  });

  test("knows every file of public/", () => {
    const files = readdirSync("public", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files)
      expect([name, kindOf(`/${parentPath}/${name}`.replace("/public", ""))]).toEqual([name, "file"]);
  });
});

test("paths that contain a token are recognized", () => {
  for (const pathname of [
    "/confirm/abc",
    "/es/confirm/abc",
    "/signature/abc",
    "/es/unsubscribe/abc",
    "/api/auth/callback/email",
  ]) {
    expect([pathname, holdsToken(pathname)]).toEqual([pathname, true]);
  }
  for (const pathname of ["/", "/petitions/confirm", "/es/petitions/safe-harbor", "/api/petitions"]) {
    expect([pathname, holdsToken(pathname)]).toEqual([pathname, false]);
  }
});

test("a POST to an unsubscribe page has the route that handles it", () => {
  expect(unsubscribeRoute("/unsubscribe/abc")).toBe("/api/unsubscribe/abc");
  expect(unsubscribeRoute("/es/unsubscribe/abc")).toBe("/api/unsubscribe/abc");
  for (const pathname of ["/unsubscribe", "/unsubscribe/", "/unsubscribe/a/b", "/confirm/abc"])
    expect(unsubscribeRoute(pathname)).toBeNull();
});
