import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { afterEach, describe, expect, test } from "vitest";

import { stripHydration } from "./strip-response";

let server: Server | undefined;
afterEach(() => server?.close());

const FRAMEWORK = '<script src="/_next/a.js" async=""></script><script nonce="x">self.__next_f=[]</script>';
const OWN = '<script src="/enhance.js" async=""></script>';
const FORM = '<script>self.__next_f.push([1,"22:I[80673,[\\"$21\\"],\\"SignForm\\"]\\n"])</script>';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const page =
  (html: string, status = 200): Handle =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
    // As Next writes it: in parts.
    for (const part of html.match(/[\s\S]{1,7}/g) ?? []) response.write(part);
    response.end();
  };

async function ask(handle: Handle, path = "/states", headers: Record<string, string> = {}, method = "GET") {
  server?.close();
  const listening = createServer((request, response) => {
    stripHydration(request, response);
    handle(request, response);
  });
  server = listening;
  await new Promise<void>((resolve) => {
    listening.listen(0, "127.0.0.1", resolve);
  });
  const answer = await fetch(`http://127.0.0.1:${(listening.address() as AddressInfo).port}${path}`, {
    headers,
    method,
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

describe("a page made for the request", () => {
  test("comes without the framework where nothing on it needs it, whole and compressed", async () => {
    for (const [accepted, encoding] of [
      ["br, gzip", "br"],
      ["gzip", "gzip"],
      ["identity", null],
    ] as const) {
      const answer = await ask(page(`<p>Größe</p>${OWN}${FRAMEWORK}`), "/states", { "accept-encoding": accepted });
      expect(answer.body).toBe(`<p>Größe</p>${OWN}`);
      expect(answer.headers.get("content-encoding")).toBe(encoding);
      expect(answer.headers.get("vary")).toMatch(/accept-encoding/i);
    }
  });

  test("keeps its status: what nobody knows is a 404, what is gone a 410", async () => {
    expect(await ask(page(`<p>No</p>${FRAMEWORK}`, 404))).toMatchObject({ status: 404, body: "<p>No</p>" });
  });

  test("lets the framework sleep where a form may need it", async () => {
    expect((await ask(page(`<p>Sign</p>${FRAMEWORK}${FORM}`))).body).toBe(
      `<p>Sign</p>${FRAMEWORK.replace("<script src", '<script type="text/deferred" src')}${FORM}`,
    );
  });

  test("keeps the framework where something failed", async () => {
    expect(await ask(page(`<p>Oh</p>${FRAMEWORK}`, 500))).toMatchObject({ status: 500, body: `<p>Oh</p>${FRAMEWORK}` });
  });
});

describe("every other answer passes as it is", () => {
  test("a redirect, a file, an answer for a program, and a part of a page", async () => {
    const compressed = gzipSync("{}");
    const json: Handle = (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(FRAMEWORK);
    expect((await ask(json)).body).toBe(FRAMEWORK);
    expect((await ask(page(FRAMEWORK), "/api/petitions")).body).toBe(FRAMEWORK);
    expect((await ask(page(FRAMEWORK), "/console")).body).toBe(FRAMEWORK);
    expect((await ask(page(FRAMEWORK), "/states", { rsc: "1" })).body).toBe(FRAMEWORK);
    const file: Handle = (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(compressed);
    expect((await ask(file, "/signature/x/download")).body).toBe("{}");
  });

  test("HEAD has no body and does not hang", async () => {
    expect(await ask(page(FRAMEWORK), "/states", {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });
});
