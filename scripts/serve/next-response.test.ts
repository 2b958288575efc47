import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { beginAction } from "../../lib/response";
import { exchange, listen, requestOf } from "../../tests/site-server";

const FRAMEWORK = '<script src="/_next/a.js" async=""></script><script nonce="x">self.__next_f=[]</script>';
const OWN = '<script src="/enhance.js" async=""></script>';
const SIGN_FORM = '<script>self.__next_f.push([1,"22:I[80673,[\\"$21\\"],\\"SignForm\\"]\\n"])</script>';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const page =
  (html: string, status = 200): Handle =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
    // Written in parts, as Next does.
    for (const part of html.match(/[\s\S]{1,7}/g) ?? []) response.write(part);
    response.end();
  };

const failure =
  (status: number): Handle =>
  (_request, response) => {
    response.statusCode = status;
    response.setHeader("content-type", "text/plain");
    response.setHeader("content-length", 26);
    response.end("Server Action unavailable.");
  };

async function get(handle: Handle, path = "/states", init: RequestInit = {}) {
  const { port } = await listen(handle);
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe("a page that is rendered for the request", () => {
  test("is sent without the framework where nothing on it needs it, complete and compressed", async () => {
    for (const [accepted, encoding] of [
      ["br, gzip", "br"],
      ["gzip", "gzip"],
      ["identity", null],
    ] as const) {
      const headers = { "accept-encoding": accepted };
      const response = await get(page(`<p>Größe</p>${OWN}${FRAMEWORK}`), "/states", { headers });
      expect(response.body).toBe(`<p>Größe</p>${OWN}`);
      expect(response.headers.get("content-encoding")).toBe(encoding);
      expect(response.headers.get("vary")).toMatch(/accept-encoding/i);
    }
  });

  test("keeps its status, such as 404 and 410", async () => {
    expect(await get(page(`<p>No</p>${FRAMEWORK}`, 404))).toMatchObject({ status: 404, body: "<p>No</p>" });
  });

  test("defers the framework where a form may need it", async () => {
    expect((await get(page(`<p>Sign</p>${FRAMEWORK}${SIGN_FORM}`))).body).toBe(
      `<p>Sign</p>${FRAMEWORK.replace("<script src", '<script type="text/deferred" src')}${SIGN_FORM}`,
    );
  });

  test("keeps the framework where something failed", async () => {
    expect(await get(page(`<p>Oh</p>${FRAMEWORK}`, 500))).toMatchObject({ status: 500, body: `<p>Oh</p>${FRAMEWORK}` });
  });
});

describe("every other response passes unchanged", () => {
  test("a redirect, a file, a response for a program, and a part of a page", async () => {
    const compressed = gzipSync("{}");
    const json: Handle = (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(FRAMEWORK);
    expect((await get(json)).body).toBe(FRAMEWORK);
    expect((await get(page(FRAMEWORK), "/api/petitions")).body).toBe(FRAMEWORK);
    expect((await get(page(FRAMEWORK), "/console")).body).toBe(FRAMEWORK);
    expect((await get(page(FRAMEWORK), "/states", { headers: { rsc: "1" } })).body).toBe(FRAMEWORK);
    const file: Handle = (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(compressed);
    expect((await get(file, "/signature/x/download")).body).toBe("{}");
  });

  test("HEAD has no body and does not hang", async () => {
    expect(await get(page(FRAMEWORK), "/states", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });
});

describe("a form", () => {
  const posted = { method: "POST", body: new URLSearchParams({ a: "b" }) };

  test("that Next could not read gets a page in the reader's language", async () => {
    for (const status of [400, 404, 409, 500]) {
      const response = await get(failure(status), "/es/subscribe", posted);
      expect(response).toMatchObject({ status: 400, body: expect.stringContaining('<html lang="es">') });
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("sent by JavaScript gets a response that its action is gone", async () => {
    const response = await get(failure(404), "/subscribe", { ...posted, headers: { "next-action": "7f" } });
    expect(response).toMatchObject({ status: 404, body: "Server Action unavailable." });
  });

  test("whose action began gets the response of the action, even if that fails", async () => {
    const failing: Handle = (request, response) => {
      beginAction();
      page("<p>Oh</p>", 500)(request, response);
    };
    expect(await get(failing, "/subscribe", posted)).toMatchObject({ status: 500, body: "<p>Oh</p>" });
  });

  test("keeps the framework on the page of the response", async () => {
    expect((await get(page(FRAMEWORK), "/subscribe", posted)).body).toBe(FRAMEWORK);
  });
});

test("sent to a route handler gets the handler's response unchanged", async () => {
  for (const path of ["/console/exports/csv", "/unsubscribe/token", "/api/auth/signout"])
    for (const status of [400, 404, 500])
      expect(await get(failure(status), path, { method: "POST", body: "a=b" })).toMatchObject({
        status,
        body: "Server Action unavailable.",
      });
});

describe('a form with the origin "null"', () => {
  const SHOWN = '<form action="" encType="multipart/form-data" method="POST"><input name="email"/></form>';
  const BOUNDARY = "----form";
  const multipart = (token: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="$FORM_TOKEN"\r\n\r\n${token}\r\n--${BOUNDARY}--\r\n`;

  async function shownToken(ip: string): Promise<string> {
    const { port } = await listen(page(SHOWN), "127.0.0.1");
    const received = await exchange(port, requestOf("GET", "/subscribe", { "X-Forwarded-For": ip }));
    return /<form[^>]*><input type="hidden" name="\$FORM_TOKEN" value="([\w-]+)"\/>/.exec(received)![1]!;
  }

  /** Whether the form is marked as one of ours. */
  async function isProven(ip: string, token: string, headers: Record<string, string> = {}): Promise<boolean> {
    const server = await listen(undefined, "127.0.0.1");
    const all = {
      "X-Forwarded-For": ip,
      "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
      Origin: "null",
      ...headers,
    };
    await exchange(server.port, requestOf("POST", "/subscribe", all, multipart(token)));
    return server.seen[0]!["x-proven-form"] === "1";
  }

  test("is one of ours with the token that the page had for this visitor, and with no other", async () => {
    const token = await shownToken("198.51.100.1");
    expect(await isProven("198.51.100.1", token)).toBe(true);
    expect(await isProven("198.51.100.2", token)).toBe(false);
    expect(await isProven("198.51.100.1", `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toBe(false);
    expect(await isProven("198.51.100.1", "")).toBe(false);
  });

  test("needs no token where the browser sends `sec-fetch-site`, and a token does not override that", async () => {
    const token = await shownToken("198.51.100.1");
    expect(await isProven("198.51.100.1", token, { "Sec-Fetch-Site": "cross-site" })).toBe(false);
    expect(await isProven("198.51.100.1", token, { Origin: "https://evil.example" })).toBe(false);
  });
});
