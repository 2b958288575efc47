import { EventEmitter, once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { exchange, get, listen, requestOf } from "../../tests/site-server";

// Errors that would end the process.
const fatal = vi.fn();
beforeEach(() => void process.on("uncaughtException", fatal));
afterEach(() => {
  process.off("uncaughtException", fatal);
  expect(fatal).not.toHaveBeenCalled();
  fatal.mockReset();
});

const reset = (socket: Socket) => void socket.resetAndDestroy();
const form = requestOf("POST", "/subscribe", { "Content-Type": "text/html" }, "hello");

/** Replaces the listeners of a request, as Next does. */
function takeListeners(request: EventEmitter) {
  request.removeAllListeners();
  request.on("error", (error) => {
    throw error;
  });
}

test.each([0, 5, 15])("a complete request whose sender resets after %i ms harms no other", async (milliseconds) => {
  const began = new EventEmitter();
  const server = await listen(async (request, response) => {
    takeListeners(request);
    began.emit("begun");
    await sleep(50);
    response.end("late");
  });
  const begun = once(began, "begun");
  const gone = exchange(server.port, form, (socket) => void setTimeout(reset, milliseconds, socket));
  await Promise.race([begun, gone]);
  expect(await gone).toBe("");
  await sleep(60);
  expect(await get(server)).toContain("late");
});

test("a request whose body is cut off never reaches Next", async () => {
  const server = await listen();
  for (const cut of [form.length - 1, form.length - 5]) {
    await exchange(server.port, form.slice(0, cut), reset);
    await exchange(server.port, form.slice(0, cut), (socket) => void socket.end());
  }
  expect(server.seen).toEqual([]);
  expect(await get(server)).toMatch(/^HTTP\/1\.1 200 /);
});

test("the surplus of a body that is too long is a broken next request, and does not harm its own", async () => {
  const server = await listen(async (_request, response) => {
    await sleep(20);
    response.end("ok");
  });
  const received = await exchange(server.port, `${form.replace("Connection: close\r\n", "")}and more bytes\r\n\r\n`);
  expect(received).toMatch(/^HTTP\/1\.1 200 [\s\S]*ok[\s\S]*HTTP\/1\.1 400 [\s\S]*"status":400/);
});

test("invalid chunks get a 400, and Next does not see them", async () => {
  const server = await listen();
  const head = "POST /subscribe HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const chunks of ["zz\r\nabc\r\n", "3\r\nabcdef\r\n", "-1\r\n\r\n", "ffffffffffffffffff\r\n"])
    expect(await exchange(server.port, head + chunks)).toMatch(/^HTTP\/1\.1 400 /);
  expect(server.seen).toEqual([]);
});

test("a reader who leaves during a response causes no error", async () => {
  const server = await listen(async (_request, response) => {
    for (let part = 0; part < 20; part += 1) {
      response.write("x".repeat(10_000));
      await sleep(1);
    }
    response.end();
  });
  for (const path of ["/states", "/api/petitions", "/subscribe"])
    await exchange(server.port, requestOf("GET", path), (socket) => void setTimeout(reset, 5, socket));
  await sleep(50);
  expect(await get(server)).toMatch(/^HTTP\/1\.1 200 /);
});
