import { gzipSync } from "node:zlib";

import { pageHashesOf } from "@/lib/http/page-hashes";

import { Client } from "./load.ts";
import type { Row } from "./table.ts";

const FLOOR = "/dev/floor/prerendered";

type Weight = { html: number; sent: number; scripts: number; styles: number };

/** What a browser is sent for each English page made of content, compressed, and how much of the script is above the framework's own. */
export async function measureWeight(site: string, distDir: string): Promise<Row[]> {
  const client = new Client(site);
  const files = new Map<string, number>();
  const floor = await weigh(client, FLOOR, files);
  const routes = Object.keys(pageHashesOf(distDir)).filter((route) => route.startsWith("/en/")).map((route) => route.slice("/en".length));
  const rows: Row[] = [];
  for (const page of [...routes, "/search"]) {
    const { html, sent, scripts, styles } = await weigh(client, page, files);
    rows.push({ page, "HTML kB": html / 1e3, "HTML sent kB": sent / 1e3, "script above the floor kB": (scripts - floor.scripts) / 1e3, "CSS kB": styles / 1e3 });
  }
  const index = await client.ask({ path: "/search-index/en", headers: { "accept-encoding": "gzip" } });
  client.close();
  return [
    ...rows.sort((a, b) => Number(b["HTML sent kB"]) - Number(a["HTML sent kB"])),
    { page: "floor: empty prerendered page", "HTML kB": floor.html / 1e3, "HTML sent kB": floor.sent / 1e3, "script above the floor kB": 0, "CSS kB": floor.styles / 1e3 },
    { page: "index of the search", "HTML sent kB": index.bytes / 1e3 },
  ];
}

async function weigh(client: Client, path: string, files: Map<string, number>): Promise<Weight> {
  const { body } = await client.ask({ path });
  const packed = await client.ask({ path, headers: { "accept-encoding": "br, gzip" } });
  const scripts = [...body.matchAll(/<script\b(?![^>]*\bnoModule)[^>]*\bsrc="([^"]+)"/g)].map(([, address]) => address!);
  const styles = [...body.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)![1]!);
  return { html: Buffer.byteLength(body), sent: packed.bytes, scripts: await sum(client, scripts, files), styles: await sum(client, styles, files) };
}

/** The sizes of files as they are sent, each asked for once. */
async function sum(client: Client, addresses: string[], files: Map<string, number>): Promise<number> {
  let bytes = 0;
  for (const address of new Set(addresses)) {
    const known = files.get(address) ?? gzipSync((await client.ask({ path: address })).body).length;
    files.set(address, known);
    bytes += known;
  }
  return bytes;
}
