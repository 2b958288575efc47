// Spans of what runs inside of a request or a job. Without OTEL_EXPORTER_OTLP_ENDPOINT no collector is set up, and they cost nothing.
import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";

import { MINUTE } from "./time";

const tracer = trace.getTracer("safe-harbor");
/** When a round of each job was traced last. */
const tracedAt = new Map<string, number>();

/** Does `work` in a span. Its name and attributes must be of a fixed list: whoever reads traces sees them. */
export function inSpan<Value>(name: string, attributes: Attributes, work: () => Promise<Value>): Promise<Value> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Whether something is being traced here, so that a part of it can be. */
export const isTraced = (): boolean => trace.getActiveSpan()?.isRecording() ?? false;

/** Does a run of a job in a span. */
export const traceJob = <Value>(job: string, work: () => Promise<Value>): Promise<Value> =>
  inSpan(`job ${job}`, { "safe_harbor.job": job }, work);

/** The same for one round a minute of a job that runs several times a second, most of them for nothing. */
export function traceRound<Value>(job: string, work: () => Promise<Value>, now = performance.now()): Promise<Value> {
  if (now - (tracedAt.get(job) ?? -MINUTE) < MINUTE) return work();
  tracedAt.set(job, now);
  return traceJob(job, work);
}
