// The server processes share one port, so a scrape reaches any of them. The primary collects the numbers of all.
import cluster from "node:cluster";
import { randomUUID } from "node:crypto";

import { AggregatorRegistry, type Registry } from "prom-client";

const KIND = "safe-harbor:metrics";
// Longer than the library waits for a process.
const RESPONSE_MILLISECONDS_MAX = 8_000;

interface Message {
  kind: typeof KIND;
  id: string;
  /** Of the response alone: the numbers, or null where a process did not give its own. */
  text?: string | null;
}

const isOurs = (message: unknown): message is Message => (message as Partial<Message> | null)?.kind === KIND;

/** In the primary: gives each process that asks the numbers of all. */
export function collectMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on("message", (worker, message: unknown) => {
    if (!isOurs(message)) return;
    all
      .clusterMetrics()
      .catch(() => null)
      .then((text) => worker.isConnected() && worker.send({ kind: KIND, id: message.id, text } satisfies Message))
      // The process that asked has ended meanwhile.
      .catch(() => undefined);
  });
}

/** In a server process: lets the primary read its numbers, and returns the function that reads those of all. */
export function shareMetrics(registry: Registry): () => Promise<string> {
  // Without a primary, as in tests, this process is the only one.
  if (!cluster.isWorker) return () => registry.metrics();
  AggregatorRegistry.setRegistries(registry);
  // It listens for the primary from here on.
  new AggregatorRegistry();
  return () =>
    new Promise((resolve, reject) => {
      const id = randomUUID();
      const done = () => {
        clearTimeout(late);
        process.off("message", onMessage);
      };
      const onMessage = (message: unknown) => {
        if (!isOurs(message) || message.id !== id) return;
        done();
        if (typeof message.text === "string") resolve(message.text);
        else reject(new Error("a server process did not give its numbers"));
      };
      const late = setTimeout(() => {
        done();
        reject(new Error("the primary did not respond"));
      }, RESPONSE_MILLISECONDS_MAX);
      process.on("message", onMessage);
      process.send!({ kind: KIND, id } satisfies Message);
    });
}
