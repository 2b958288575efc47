import { Client } from "./client.ts";
import { compared, inTurn, load } from "./load.ts";
import { Reader } from "./reader.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { expectStatus, PETITION } from "./signer.ts";
import type { Site } from "./site.ts";

const CLIENTS = 16;

// A short page, an average one, and the longest.
const CONTENT = ["/about", "/get-help", "/facts"];
const BASELINE = "/dev/baseline/prerendered";
// The header of a browser over https.
const HEADERS = { "accept-encoding": "gzip, deflate, br, zstd" };

/** Pages and an empty page of the same kind, in turns, so that both have the same conditions. */
export async function measurePages(site: Site): Promise<Results> {
  const client = new Client(site);
  const reader = new Reader(site, HEADERS);
  const fetched = (path: string) => async () => {
    expectStatus(await client.send({ path, headers: HEADERS }), 200);
  };
  const read = (path: string) => () => reader.read(path);
  const rows = await besides(
    "petition page",
    fetched(PETITION),
    "empty dynamic page",
    fetched("/dev/baseline/dynamic"),
  );
  rows.push(...(await besides("petition page", read(PETITION), "empty prerendered page", read(BASELINE))));
  for (const path of CONTENT.slice(0, scale.pagesMax))
    rows.push(...(await besides(`content page ${path}`, read(path), "empty prerendered page", read(BASELINE))));
  client.close();
  reader.close();
  return { Pages: rows };
}

async function besides(
  name: string,
  page: () => Promise<void>,
  baselineName: string,
  baselinePage: () => Promise<void>,
): Promise<Row[]> {
  for (const each of [page, baselinePage]) await load(8, scale.warmUpSeconds, each);
  const loads = [page, baselinePage].map((each) => () => load(CLIENTS, scale.secondsATurn, each));
  const [measured, baseline] = await inTurn(scale.turns, loads);
  return compared(name, measured!, baselineName, baseline!);
}
