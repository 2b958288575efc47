import { readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { expect, test } from "@playwright/test";

import { collectErrors } from "./support/page-errors.ts";
import { routes } from "./support/routes.ts";

type RawResponse = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

const BROKEN = [
  "/%E0%A4%A",
  "/es/%E0%A4%A",
  "//",
  "//example.org",
  "/a%00b",
  "/%5Cexample.org",
  `/${"a".repeat(5_000)}`,
];
const UNKNOWN = [
  "/nope",
  "/es/nope",
  "/es/es",
  "/fr",
  "/nope.png",
  "/api/nope",
  "/console/nope",
  "/_next/nope",
  "/_next/static/nope.js",
  // The image optimizer would fetch this URL and follow its redirects.
  "/_next/image?url=%2Fen%2Fabout&w=640&q=75",
];
const FILES = [
  "/robots.txt",
  "/sitemap.xml",
  "/manifest.webmanifest",
  "/favicon.ico",
  "/icon.svg",
  "/plain.css",
  "/icons/192.png",
];
const REDIRECTS = ["/en", "/en/get-help", "/get-help/", "/es/", "/Get-Help", "/ES"];

/** Sends a request unchanged. A browser's client would normalize the URL and the method. */
function send(
  baseURL: string,
  url: string,
  method = "GET",
  headers: Record<string, string> = {},
  body = "",
): Promise<RawResponse> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        hostname,
        port,
        path: url,
        method,
        headers: { ...headers, ...(body ? { "content-length": `${Buffer.byteLength(body)}` } : {}) },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    request.on("error", reject).end(body);
  });
}

function expectBaseHeaders({ headers }: RawResponse) {
  expect.soft(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
  expect.soft(headers["referrer-policy"]).toMatch(/^(no-referrer|strict-origin-when-cross-origin)$/);
  const policy = String(headers["content-security-policy"]);
  for (const rule of ["default-src 'none'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"])
    expect.soft(policy).toContain(rule);
  expect.soft(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect.soft(headers).not.toHaveProperty("x-powered-by");
  expect.soft(headers).not.toHaveProperty("set-cookie");
}

function expectStatus({ status }: RawResponse, least: number, message: string) {
  expect.soft(status, message).toBeGreaterThanOrEqual(least);
  expect.soft(status, message).toBeLessThan(500);
}

// Emails bring styles of their own, so they are shown in frames of the console under a policy of their own.
const EMAIL_PREVIEW = /^\/console\/.*\/email$/;
const all = [...new Set([...routes(), ...BROKEN, ...UNKNOWN, ...FILES, ...REDIRECTS])];
const everything = all.filter((url) => !EMAIL_PREVIEW.test(url));

test("the list of routes is complete", () => {
  expect(everything).toEqual(
    expect.arrayContaining([
      "/",
      "/es",
      "/es/get-help",
      "/petitions/safe-harbor",
      "/api/health",
      "/confirm/not-a-token",
    ]),
  );
});

test("an email in a frame of the console has no script, no form and nothing of another site, and only we may frame it", async ({
  baseURL,
}) => {
  const previews = all.filter((url) => EMAIL_PREVIEW.test(url));
  expect(previews).toHaveLength(2);
  for (const url of previews) {
    const { status, headers } = await send(baseURL!, url);
    expect(status).toBeLessThan(500);
    const policy = String(headers["content-security-policy"]);
    for (const rule of [
      "default-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      "sandbox",
    ])
      expect.soft(policy).toContain(rule);
    expect.soft(policy).not.toMatch(/script-src|unsafe-eval|allow-|https?:|\*/);
    expect.soft(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "SAMEORIGIN" });
    expect.soft(headers).not.toHaveProperty("set-cookie");
  }
});

for (const url of everything) {
  const shown = url.slice(0, 60);

  test(`the response to ${shown} has every header, is no 5xx, and sets no cookie`, async ({ baseURL }) => {
    const response = await send(baseURL!, url);
    expect(response.status).toBeLessThan(500);
    expectBaseHeaders(response);
  });

  test(`${shown} responds to a wrong method or a broken form with 4xx and every header`, async ({ baseURL }) => {
    for (const method of ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"]) {
      const response = await send(baseURL!, url, method);
      expectStatus(response, 400, method);
      if (response.status === 405) expect.soft(response.headers.allow, method).toMatch(/GET|POST/);
      expectBaseHeaders(response);
    }
    const action = "7f0123456789abcdef0123456789abcdef01234567";
    const forms: [Record<string, string>, string][] = [
      [{ "next-action": "bogus", "content-type": "text/plain" }, "[]"],
      [{ "next-action": action, "content-type": "text/plain" }, "[]"],
      [{ "next-action": action, "content-type": "multipart/form-data; boundary=x" }, "garbage"],
      [{ "content-type": "multipart/form-data; boundary=x" }, "garbage"],
      [{ "content-type": "multipart/form-data" }, "garbage"],
      [
        { "content-type": "multipart/form-data; boundary=x" },
        `--x\r\ncontent-disposition: form-data; name="$ACTION_ID_${action}"\r\n\r\n\r\n--x--\r\n`,
      ],
      [{ "content-type": "application/json" }, "{"],
    ];
    for (const [headers, body] of forms) {
      const response = await send(baseURL!, url, "POST", headers, body);
      // A redirect to the canonical URL comes before the form is parsed.
      expectStatus(response, 300, `${JSON.stringify(headers)} with ${body}`);
      expectBaseHeaders(response);
    }
  });
}

/** The paths of the pages of content, from the list of the build. */
function contentPages(): string[] {
  const list = path.join(process.env["E2E_DIST_DIR"]!, "content-pages.json");
  return (JSON.parse(readFileSync(list, "utf8")) as string[]).map((route) => route.replace(/^\/en\//, "/"));
}

test("every page of content has only our own script, a policy that allows no other, may be cached, and accepts no form", async ({
  baseURL,
}) => {
  const paths = contentPages();
  expect(paths).toEqual(
    expect.arrayContaining([
      "/get-help",
      "/es/get-help",
      "/learn/glossary",
      "/es/organizations",
      "/facts",
      "/es/words",
    ]),
  );
  for (const pathname of paths) {
    const { status, headers, body } = await send(baseURL!, pathname);
    expect.soft(status, pathname).toBe(200);
    expect.soft(String(headers["content-security-policy"]), pathname).toContain("script-src 'self';");
    const scripts = [...body.matchAll(/<script\b(?! type="application\/ld\+json")[^>]*>/g)].map(([tag]) => tag);
    // The empty page of the benchmarks has none at all.
    if (!pathname.startsWith("/dev/"))
      expect.soft(scripts, pathname).toEqual([expect.stringContaining('src="/enhance.js"')]);
    expect.soft(headers["cache-control"], pathname).toMatch(/^public, max-age=\d+/);
    expect
      .soft(await send(baseURL!, pathname, "POST", {}, "a=b"), pathname)
      .toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
  }
});

for (const url of ["/", "/es", "/petitions/safe-harbor", "/es/petitions/safe-harbor/tx", "/subscribe"]) {
  test(`${url} comes from a template: without inline script or nonce, and without caching`, async ({ baseURL }) => {
    const { headers, body } = await send(baseURL!, url);
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    const inline = body.match(/<script\b(?! type="application\/ld\+json")(?![^>]*\ssrc=)[^>]*>/g);
    expect(inline).toBeNull();
    expect(body.includes("nonce")).toBe(false);
    expect(headers["cache-control"]).toContain("no-store");
  });
}

for (const url of ["/nope", "/es/nope", "/search"]) {
  test(`${url} is rendered for each request: with a new nonce on every script but our own file, and without caching`, async ({
    baseURL,
  }) => {
    const [one, two] = await Promise.all([send(baseURL!, url), send(baseURL!, url)]);
    const nonces = [one, two].map(
      ({ headers }) => /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1],
    );
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const [tag] of one.body.matchAll(/<script\b(?! type="application\/ld\+json"| src="\/enhance\.js")[^>]*>/g))
      expect.soft(tag).toContain(`nonce="${nonces[0]}"`);
    expect(one.headers["cache-control"]).toContain("no-store");
  });
}

test("pages whose URL contains a token send no referrer", async ({ baseURL }) => {
  for (const url of [
    "/confirm/not-a-token",
    "/es/signature/not-a-token",
    "/es/subscription/not-a-token",
    "/unsubscribe/not-a-token",
  ]) {
    expect((await send(baseURL!, url)).headers["referrer-policy"]).toBe("no-referrer");
  }
});

test("a malformed URL gets a page in the language of its path", async ({ baseURL }) => {
  expect(await send(baseURL!, "/es/%E0%A4%A")).toMatchObject({
    status: 400,
    body: expect.stringContaining('<html lang="es">'),
  });
  expect(await send(baseURL!, "/%E0%A4%A")).toMatchObject({
    status: 400,
    body: expect.stringContaining('<html lang="en">'),
  });
  expect(await send(baseURL!, "/es/nope")).toMatchObject({
    status: 404,
    body: expect.stringContaining("Esta página no está aquí"),
  });
});

test("other spellings of a path redirect to the canonical one", async ({ baseURL }) => {
  for (const [from, to] of [
    ["/en", "/"],
    ["/en/get-help?a=b", "/get-help?a=b"],
    ["/es/", "/es"],
    ["/get-help/", "/get-help"],
    ["/Get-Help", "/get-help"],
    ["/ES", "/es"],
    ["/Petitions/Safe-Harbor/TX", "/petitions/safe-harbor/tx"],
  ] as const) {
    const { status, headers } = await send(baseURL!, from);
    expect([from, status, headers.location]).toEqual([from, 308, to]);
  }
});

test("a route handler may read any body, which is not taken for a broken form", async ({ baseURL }) => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect(await send(baseURL!, "/console/exports/csv", "POST", form, "petition=safe-harbor")).toMatchObject({
    status: 303,
    headers: { location: "/console/sign-in" },
  });
});

test("the plain page for a malformed URL obeys its own policy, fetches nothing from another site, and sets no cookie", async ({
  page,
  context,
  baseURL,
}) => {
  const errors = collectErrors(page, new URL(baseURL!).origin);
  await page.goto("/%E0%A4%A");
  expect(errors).toEqual([]);
  expect(await context.cookies()).toEqual([]);
});
