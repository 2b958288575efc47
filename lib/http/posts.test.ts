import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { UPLOAD_BYTES_MAX } from "../lawmakers/uploads/schema";
import { SCAN_BYTES_MAX } from "../deliveries/handing-over/schema";
import { WEBHOOK_BYTES_MAX } from "../mail/schema";
import { postRouteOf } from "./posts";

const files = readdirSync("app", { recursive: true, encoding: "utf8" });

/** An example of the English path of a route in app/. */
function pathOfRoute(file: string): string {
  const segments = path
    .dirname(file)
    .split(path.sep)
    .filter((segment) => segment !== "[locale]" && !/^\(.*\)$/.test(segment))
    .map((segment) => (segment === "[state]" ? "tx" : segment.replace(/\[|\]|\./g, "")));
  return `/${segments.join("/")}`;
}

/** The files of app/ that a file imports. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, named = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+|@\/app\/[^"]+)"/g)) {
    const target = named.startsWith("@/") ? named.slice(2) : path.join(path.dirname(file), named);
    const there = [".ts", ".tsx"].map((end) => target + end).find((each) => files.includes(path.relative("app", each)));
    if (there) importsOf(there, found);
  }
  return found;
}

const isAction = (file: string) => /^"use server"/.test(readFileSync(file, "utf8"));

test("exactly the pages with a Server Action accept a form, in both languages", () => {
  const pages = files.filter((file) => path.basename(file) === "page.tsx");
  const taking = pages.filter((page) => [...importsOf(path.join("app", page))].some(isAction));
  expect(taking.length).toBeGreaterThan(10);
  for (const page of pages) {
    const pathname = pathOfRoute(page);
    expect([pathname, postRouteOf(pathname)?.reader === "action"]).toEqual([pathname, taking.includes(page)]);
    if (page.startsWith("[locale]")) expect(postRouteOf(`/es${pathname}`)).toEqual(postRouteOf(pathname));
  }
});

test("every route handler for a POST may read its body", () => {
  const handlers = files.filter(
    (file) => path.basename(file) === "route.ts" && /\bPOST\b/.test(readFileSync(path.join("app", file), "utf8")),
  );
  expect(handlers.map(pathOfRoute)).toContain("/console/exports/csv");
  for (const handler of handlers)
    expect([handler, postRouteOf(pathOfRoute(handler))?.reader]).toEqual([handler, "handler"]);
});

test("an event of the mail service may be as long as its route allows", () => {
  expect(postRouteOf("/api/webhooks/resend")?.bytesMax).toBe(WEBHOOK_BYTES_MAX);
});

test("an uploaded file may be as long as the console takes, with the fields beside it", () => {
  expect(postRouteOf("/console/data/upload")?.bytesMax).toBe(UPLOAD_BYTES_MAX + 64 * 1024);
});

test("a photograph of a receipt may be as large as its command allows, and the form around it fits", () => {
  const { bytesMax } = postRouteOf("/console/deliveries/packets/1/scan")!;
  expect(bytesMax - SCAN_BYTES_MAX).toBe(16 * 1024);
});
