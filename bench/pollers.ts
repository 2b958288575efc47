import { setTimeout as wait } from "node:timers/promises";

import { Client } from "./client.ts";
import { summarize } from "./load.ts";
import type { Row } from "./results.ts";
import { NUMBERS, PETITION, confirmedIn } from "./signer.ts";
import type { Site } from "./site.ts";

interface Polling {
  clients: number;
  everyMilliseconds: number;
  /** The time in which they come, each at a random moment. Its polls are checked, and their times do not count. */
  growsSeconds: number;
}

/**
 * Clients that show the public number and ask for it again and again, each on its own connection, with the ETag of what it has.
 * Where it has changed they ask for the petition's page too, as an open page does, which is not part of the times.
 * A response that is neither 200 nor 304 is an error, and so is a number that falls, as nobody withdraws meanwhile. Returns the
 * function that stops them.
 */
export function startPolling(site: Site, { clients, everyMilliseconds, growsSeconds }: Polling): () => Promise<Row> {
  let stoppedAt = Infinity;
  const times: number[] = [];
  let [errors, unchanged] = [0, 0];
  const grown = performance.now() + growsSeconds * 1_000;
  const all = Array.from({ length: clients }, async () => {
    const client = new Client(site);
    let [etag, confirmed] = ["", 0];
    const ask = async () => {
      const asked = performance.now();
      const response = await client.send({ path: NUMBERS, headers: etag ? { "if-none-match": etag } : {} });
      if (asked >= grown) times.push(performance.now() - asked);
      if (response.status === 304) return void (unchanged += 1);
      if (response.status !== 200) throw new Error(`polling got ${response.status}`);
      const now = confirmedIn(response.body);
      if (now < confirmed) throw new Error(`the number fell from ${confirmed} to ${now}`);
      // The first number comes with the page.
      if (etag && now !== confirmed) {
        const page = await client.send({ path: PETITION, headers: { "accept-encoding": "gzip" } });
        if (page.status !== 200) throw new Error(`the page of a changed number got ${page.status}`);
      }
      [etag, confirmed] = [response.headers.etag ?? "", now];
    };
    let pause = Math.random() * growsSeconds * 1_000;
    for (;;) {
      await wait(pause);
      if (performance.now() > stoppedAt) break;
      await ask().catch((error: Error) => {
        errors += 1;
        if (errors === 1) console.error(`  ${error.message}`);
      });
      pause = everyMilliseconds;
    }
    client.close();
  });
  return async () => {
    stoppedAt = performance.now();
    await Promise.all(all);
    const { perSecond, p50, p95, p99 } = summarize(times, errors, (stoppedAt - grown) / 1_000);
    return { clients, "per second": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, unchanged, errors };
  };
}
