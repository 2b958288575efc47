import { type AddressInfo, connect, createServer, type Socket } from "node:net";

import { afterAll, expect, test } from "vitest";

import { isUnavailable } from "@/lib/unavailable";
import { disconnect, query } from "@/lib/db/client";

// A way to the real database that can be made to swallow everything, as a frozen host or a broken network does. It is
// set before anything reads the settings.
const address = new URL(process.env["DATABASE_URL"]!);
const { hostname, port } = address;
const sockets = new Set<Socket>();
let frozen = false;
const way = createServer((near) => {
  const far = connect(Number(port), hostname);
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from);
    from.on("data", (chunk) => {
      if (!frozen) to.write(chunk);
    });
    from.on("error", () => undefined);
    from.on("close", () => to.destroy());
  }
});
await new Promise<void>((resolve) => {
  way.listen(0, "127.0.0.1", resolve);
});
address.port = String((way.address() as AddressInfo).port);
process.env["DATABASE_URL"] = address.toString();

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await disconnect();
  await new Promise((resolve) => {
    way.close(resolve);
  });
});

test(
  "a question to a database that has frozen ends within seconds, and is told apart as 'not now'",
  { timeout: 40_000 },
  async () => {
    expect((await query("alive", "SELECT 1 AS one", [])).rows).toEqual([{ one: 1 }]);
    frozen = true;
    const since = Date.now();
    const error = await query("alive", "SELECT 1 AS one", []).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(isUnavailable(error)).toBe(true);
    expect(Date.now() - since).toBeLessThan(20_000);
  },
);
