import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashBuild, hashScripts } from "./hash-pages";

const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

describe("the hashes of a page", () => {
  test("are those of its inline scripts, byte for byte, each once", () => {
    const html = '<script>a()</script><script id="x"> b("</p>")\n</script><script>a()</script>';
    expect(hashScripts(html)).toEqual([hashOf("a()"), hashOf(' b("</p>")\n')]);
  });

  test("leave out scripts that are files", () => {
    expect(hashScripts('<script src="/a.js" async=""></script><script async="" src=\'/b.js\'></script>')).toEqual([]);
  });
});

test("a block of data, which nothing runs, has no hash", () => {
  expect(hashScripts('<script type="application/ld+json">{"a":1}</script><script type="module">a()</script>')).toEqual([
    hashOf("a()"),
  ]);
});

describe("the hashes of a build", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pages-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("are kept by the route that answers", () => {
    mkdirSync(path.join(folder, "server/app/es"), { recursive: true });
    writeFileSync(path.join(folder, "server/app/es/get-help.html"), "<script>1</script>");
    writeFileSync(path.join(folder, "server/app/es/get-help.rsc"), "not a page");
    expect(hashBuild(folder)).toEqual({ "/es/get-help": [hashOf("1")] });
  });
});
