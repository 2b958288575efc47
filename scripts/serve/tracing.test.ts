import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { SpanStatusCode, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, test } from "vitest";

import { startTracing } from "./tracing";

interface Sent {
  resourceSpans: {
    scopeSpans: { spans: { name: string; traceId: string; parentSpanId?: string; attributes: unknown[] }[] }[];
  }[];
}
const received: { url: string; text: string }[] = [];
let collector: Server;
let site: Server;
let tracing: ReturnType<typeof startTracing>;

const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

beforeAll(async () => {
  collector = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      received.push({ url: request.url ?? "", text });
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  await listen(collector);
  tracing = startTracing({ endpoint: `http://127.0.0.1:${portOf(collector)}`, version: "1.2.3" });
  site = createServer((request, response) => {
    void tracing.trace(request, response, async () => {
      // As Next does: a span whose name, attributes and events quote the request.
      const span = trace.getTracer("next.js").startSpan(`fetch GET http://geocoder${request.url}`, {
        attributes: {
          "http.target": request.url ?? "",
          "http.url": "secret-url",
          "next.span_type": "AppRender.fetch",
          "next.route": "/[locale]/confirm/[token]",
        },
      });
      span.recordException(new Error("secret-message of grace@example.org"));
      span.setStatus({ code: SpanStatusCode.ERROR, message: "secret-message" });
      span.end();
      response.writeHead(request.url === "/" ? 500 : 200).end("ok");
    });
  });
  await listen(site);
});
afterAll(() => {
  site.close();
  collector.close();
});

test("a collector gets a trace of each request, with nothing that says who asked or for what", async () => {
  const url = `http://127.0.0.1:${portOf(site)}`;
  const headers = { traceparent: "00-11111111111111111111111111111111-2222222222222222-01", baggage: "user=secret" };
  await (await fetch(`${url}/confirm/secret-token?q=secret-query`, { headers })).text();
  await (await fetch(`${url}/`)).text();
  await tracing.stop();
  expect(received.map(({ url: path }) => path)).toEqual(["/v1/traces"]);
  const text = received[0]!.text;
  expect(text).not.toMatch(/secret|grace|geocoder|1{32}|127\.0\.0\.1/);
  const spans = (JSON.parse(text) as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans: each }) => each),
  );
  expect(spans.map(({ name }) => name).sort()).toEqual([
    "AppRender.fetch",
    "AppRender.fetch",
    "GET own-page",
    "GET petition",
  ]);
  const root = spans.find(({ name }) => name === "GET own-page")!;
  expect(spans.filter(({ traceId }) => traceId === root.traceId)).toHaveLength(2);
  expect(JSON.stringify(root.attributes)).toContain('"http.response.status_code"');
  expect(text).toContain("/[locale]/confirm/[token]");
  expect(text).toContain("1.2.3");
});
