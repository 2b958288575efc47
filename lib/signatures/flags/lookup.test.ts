import { afterEach, expect, test } from "vitest";

import { type NameServer, type Records, startNameServer } from "@/tests/name-server";

import { findsMailServer } from "./lookup";

let server: NameServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const find = async (records: Records | "fails" | null | undefined) => {
  server = await startNameServer(records === undefined ? {} : { "example.org": records });
  return findsMailServer("example.org", [server.address]);
};

test.each<[string, Records | "fails" | undefined, boolean | null]>([
  ["takes mail by its MX", { mx: ["mail.example.org"] }, true],
  ["takes mail by its IP, without an MX", { a: ["203.0.113.7"] }, true],
  ["takes none, because it says so", { mx: [""], a: ["203.0.113.7"] }, false],
  ["takes none, because it has neither", { txt: ["a text"] }, false],
  ["takes none, because it does not exist", undefined, false],
  ["is not known, because the name server fails", "fails", null],
])("a domain that %s", async (_, records, takesMail) => {
  expect(await find(records)).toBe(takesMail);
});

test("a domain is not known where no name server responds, within seconds", async () => {
  const began = performance.now();
  expect(await find(null)).toBeNull();
  expect(performance.now() - began).toBeLessThan(4_000);
});
