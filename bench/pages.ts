import { Client, load, type Load } from "./load.ts";
import { Reader } from "./reader.ts";
import { expectStatus, PETITION } from "./signer.ts";
import type { Row } from "./table.ts";

const CLIENTS = 16;
// A machine that others use is faster in one second than in the next, so a page and its baseline take turns in short ones.
const TURNS = 8;
const SECONDS_A_TURN = 1;

// A short page, one of ordinary length, and the longest.
const CONTENT = ["/about", "/get-help", "/facts"];
const BASELINE = "/dev/baseline/prerendered";
// As a browser asks over https.
const HEADERS = { "accept-encoding": "gzip, deflate, br, zstd" };

/** Pages beside the emptiest page of their kind, in turn, so that both meet the same machine. */
export async function measurePages(site: string): Promise<Row[]> {
  const client = new Client(site);
  const reader = new Reader(site, HEADERS);
  const asked = (path: string) => async () => {
    expectStatus(await client.ask({ path, headers: HEADERS }), 200);
  };
  const read = (path: string) => () => reader.read(path);
  const rows = await besides("petition page", asked(PETITION), "empty dynamic page", asked("/dev/baseline/dynamic"));
  for (const path of CONTENT)
    rows.push(...(await besides(`content page ${path}`, read(path), "empty prerendered page", read(BASELINE))));
  client.close();
  reader.close();
  return rows;
}

async function besides(
  name: string,
  page: () => Promise<void>,
  baselineName: string,
  baselinePage: () => Promise<void>,
): Promise<Row[]> {
  // The first round warms the code up and is thrown away.
  for (const each of [page, baselinePage]) await load(8, 2, each);
  const [measured, baseline] = await inTurn(page, baselinePage);
  return compared(name, measured, baselineName, baseline);
}

async function inTurn(one: () => Promise<void>, other: () => Promise<void>): Promise<[Load, Load]> {
  const loads: [Load[], Load[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    loads[0].push(await load(CLIENTS, SECONDS_A_TURN, one));
    loads[1].push(await load(CLIENTS, SECONDS_A_TURN, other));
  }
  return [merged(loads[0]), merged(loads[1])];
}

/** The loads of several turns as one: rates and percentiles in the middle of them, requests and errors together. */
function merged(loads: Load[]): Load {
  const middle = (of: (each: Load) => number) => loads.map(of).sort((a, b) => a - b)[Math.floor(loads.length / 2)]!;
  const sum = (of: (each: Load) => number) => loads.reduce((total, each) => total + of(each), 0);
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p95: middle(({ p95 }) => p95),
    p99: middle(({ p99 }) => p99),
    requests: sum(({ requests }) => requests),
    errors: sum(({ errors }) => errors),
  };
}

export function compared(name: string, measured: Load, baselineName: string, baseline: Load): Row[] {
  return [
    {
      what: name,
      ...shown(measured),
      "of the baseline's rate": measured.perSecond / baseline.perSecond,
      "times the baseline's cost": baseline.perSecond / measured.perSecond,
    },
    { what: `baseline: ${baselineName}`, ...shown(baseline) },
  ];
}

function shown({ perSecond, p50, p95, p99, errors }: Load): Row {
  return { "per second": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, errors };
}
