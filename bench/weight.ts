import { gzipSync } from "node:zlib";

import { contentPagesOf } from "@/lib/http/content-pages";

import { Client } from "./client.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";
import { PETITION } from "./signer.ts";
import type { Site } from "./site.ts";

// Nothing is removed from this page, so it has the framework and nothing else.
const BASELINE = "/dev/baseline/dynamic";
const WITH_FORMS = ["/search", "/subscribe", "/corrections", "/confirm", PETITION];

type Weight = { html: number; sent: number; scripts: number; deferred: number; styles: number };

/**
 * The compressed size of each English page of content and of pages with a form. Deferred script (lib/http/framework.ts) has a
 * column of its own, and so has the part of it that is not the framework.
 */
export async function measureWeight(site: Site): Promise<Results> {
  const client = new Client(site);
  const files = new Map<string, number>();
  const baseline = await weigh(client, BASELINE, files);
  const routes = [...contentPagesOf(site.distDir)]
    .filter((route) => route.startsWith("/en/"))
    .map((route) => route.slice("/en".length))
    .slice(0, scale.pagesMax);
  const rows: Row[] = [];
  for (const page of [...routes, ...WITH_FORMS]) {
    const weight = await weigh(client, page, files);
    const { scripts, deferred } = weight;
    const woken: Row =
      deferred === 0
        ? {}
        : {
            "script after hydration kB": deferred / 1e3,
            "script in all above the baseline kB": (scripts + deferred - baseline.scripts) / 1e3,
          };
    rows.push({ page, ...shown(weight), ...woken });
  }
  const index = await client.send({ path: "/search-index/en", headers: { "accept-encoding": "gzip" } });
  client.close();
  const table = [
    ...rows.sort((a, b) => Number(b["HTML sent kB"]) - Number(a["HTML sent kB"])),
    { page: "baseline: empty page with its framework", ...shown(baseline) },
    { page: "index of the search", "HTML sent kB": index.bytes / 1e3 },
  ];
  return { "What a page sends": table };
}

function shown({ html, sent, scripts, styles }: Weight): Row {
  return { "HTML kB": html / 1e3, "HTML sent kB": sent / 1e3, "CSS kB": styles / 1e3, "script sent kB": scripts / 1e3 };
}

async function weigh(client: Client, path: string, files: Map<string, number>): Promise<Weight> {
  const { body } = await client.send({ path });
  const compressed = await client.send({ path, headers: { "accept-encoding": "br, gzip" } });
  // The data of a page is no script of the framework; without a template it would stand in the HTML.
  const scripts = [
    ...body.matchAll(/<script\b(?![^>]*\bnoModule)(?![^>]*\bdata-page-data)[^>]*\bsrc="([^"]+)"[^>]*>/g),
  ].map(([tag, src]) => ({
    path: src!,
    deferred: tag.includes('type="text/deferred"'),
  }));
  const paths = (deferred: boolean) => scripts.filter((script) => script.deferred === deferred).map(({ path }) => path);
  const styles = [...body.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)![1]!,
  );
  return {
    html: Buffer.byteLength(body),
    sent: compressed.bytes,
    styles: await sum(client, styles, files),
    scripts: await sum(client, paths(false), files),
    deferred: await sum(client, paths(true), files),
  };
}

/** The compressed sizes of files, each fetched once. */
async function sum(client: Client, paths: string[], files: Map<string, number>): Promise<number> {
  let bytes = 0;
  for (const path of new Set(paths)) {
    const known = files.get(path) ?? gzipSync((await client.send({ path: path })).body).length;
    files.set(path, known);
    bytes += known;
  }
  return bytes;
}
