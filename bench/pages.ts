import { Client, load, type Load } from "./load.ts";
import { expectStatus, PETITION } from "./signer.ts";
import type { Row } from "./table.ts";

const SECONDS = 8;
const CLIENTS = 16;

// A short page, one of ordinary length, and the longest.
const CONTENT = ["/about", "/get-help", "/facts"];
const FLOOR = "/dev/floor/prerendered";
// As a browser asks over https.
const HEADERS = { "accept-encoding": "gzip, deflate, br, zstd" };

/** Pages beside the emptiest page of their kind, in turn, so that both meet the same machine. */
export async function measurePages(site: string): Promise<Row[]> {
  const client = new Client(site);
  const get = (path: string) => load(CLIENTS, SECONDS, async () => { expectStatus(await client.ask({ path, headers: HEADERS }), 200); });
  // The first round warms the code up and is thrown away.
  for (const path of ["/dev/floor/dynamic", PETITION, FLOOR, ...CONTENT]) await load(8, 2, async () => { await client.ask({ path, headers: HEADERS }); });
  const rows = compared("petition page", await get(PETITION), "empty dynamic page", await get("/dev/floor/dynamic"));
  for (const path of CONTENT) rows.push(...compared(`content page ${path}`, await get(path), "empty prerendered page", await get(FLOOR)));
  client.close();
  return rows;
}

export function compared(name: string, measured: Load, floorName: string, floor: Load): Row[] {
  return [
    { what: name, ...shown(measured), "of the floor's rate": measured.perSecond / floor.perSecond, "times the floor's cost": floor.perSecond / measured.perSecond },
    { what: `floor: ${floorName}`, ...shown(floor) },
  ];
}

function shown({ perSecond, p50, p95, p99, errors }: Load): Row {
  return { "per second": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, errors };
}
