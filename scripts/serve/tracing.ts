import { type Attributes, context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  type ReadableSpan,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-node";

import { routeClassOf } from "./route-class.ts";
import type { Trace } from "./server.ts";

const EXPORT_MILLISECONDS_MAX = 5_000;
// Of one process. What does not fit is dropped, and no request waits.
const WAITING_SPANS_MAX = 2_048;

// What may leave. Next also writes URLs with their queries, which hold tokens, searches and streets.
const KEPT = new Set([
  "http.method",
  "http.status_code",
  "http.request.method",
  "http.response.status_code",
  "next.route",
  "next.span_type",
  "safe_harbor.route",
  "safe_harbor.job",
  "db.system.name",
  "db.operation.name",
  "db.collection.name",
]);

interface Options {
  /** The base URL of an OTLP receiver. */
  endpoint: string;
  version: string;
}

/** Sends a trace of each request or job of this process to a collector. No span has a URL, a message, a name or an IP. */
export function startTracing({ endpoint, version }: Options): { trace: Trace; stop: () => Promise<void> } {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: EXPORT_MILLISECONDS_MAX });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": "safe-harbor", "service.version": version }),
    spanProcessors: [
      new BatchSpanProcessor(withoutPersonalData(exporter), {
        maxQueueSize: WAITING_SPANS_MAX,
        exportTimeoutMillis: EXPORT_MILLISECONDS_MAX,
      }),
    ],
  });
  // Nobody outside joins our traces to theirs, so no header is read and none is sent.
  provider.register({ propagator: null });
  const tracer = provider.getTracer("safe-harbor");

  return {
    trace: (request, response, work) => {
      const route = routeClassOf(request);
      const span = tracer.startSpan(`${request.method} ${route}`, {
        kind: SpanKind.SERVER,
        root: true,
        attributes: { "http.request.method": request.method ?? "", "safe_harbor.route": route },
      });
      response.once("close", () => {
        span.setAttribute("http.response.status_code", response.statusCode);
        if (response.statusCode >= 500 || !response.writableFinished) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      return context.with(trace.setSpan(context.active(), span), work);
    },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

/** An exporter that gets spans with only what may leave. */
function withoutPersonalData(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleaned), done),
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush!() }),
  };
}

function cleaned(span: ReadableSpan): ReadableSpan {
  const { "next.span_type": type } = span.attributes;
  const attributes: Attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => KEPT.has(name)));
  return Object.create(span, {
    // Next's names have URLs in them. Its types are from a fixed list.
    name: { value: typeof type === "string" ? type : span.name, enumerable: true },
    attributes: { value: attributes, enumerable: true },
    // Of errors, with their messages.
    events: { value: [], enumerable: true },
    links: { value: [], enumerable: true },
    status: { value: { code: span.status.code }, enumerable: true },
  }) as ReadableSpan;
}
