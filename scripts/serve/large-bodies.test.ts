import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";

import { afterEach, expect, test } from "vitest";

import { postRouteOf } from "../../lib/http/posts.ts";
import { areTooManyWaiting, mayReadLarge } from "./large-bodies.ts";

const AT_ONCE_MAX = 4;
// A photograph of a receipt, and an upload of public data.
const PHOTOGRAPH = postRouteOf("/console/deliveries/packets/1/scan")!.bytesMax;
const UPLOAD = postRouteOf("/console/data/upload")!.bytesMax;

/** A sender with a large body: whether it may be read, as far as that is known. */
class Sender {
  readonly request = { destroyed: false };
  readonly response = Object.assign(new EventEmitter(), { closed: false });
  may: boolean | "waits" = "waits";

  constructor(bytesMax = PHOTOGRAPH) {
    const { request, response } = this;
    void mayReadLarge(request as IncomingMessage, response as unknown as ServerResponse, bytesMax).then(
      (may) => (this.may = may),
    );
    senders.push(this);
  }

  /** The response was sent, or the connection broke. */
  end(): void {
    this.request.destroyed = this.response.closed = true;
    this.response.emit("close");
  }
}

let senders: Sender[] = [];
const send = (count: number) => Array.from({ length: count }, () => new Sender());
const settled = () => new Promise((resolve) => setImmediate(resolve));

afterEach(async () => {
  // The places are of the whole process.
  for (const sender of senders) sender.end();
  await settled();
  senders = [];
});

test("a few large bodies are read at once, and each that ends makes room for the one that waits longest", async () => {
  const reading = send(AT_ONCE_MAX);
  const [first, second] = send(2);
  await settled();
  expect(reading.map(({ may }) => may)).toEqual([true, true, true, true]);
  expect([first!.may, second!.may]).toEqual(["waits", "waits"]);
  reading[2]!.end();
  await settled();
  expect([first!.may, second!.may]).toEqual([true, "waits"]);
  first!.end();
  await settled();
  expect(second!.may).toBe(true);
});

test("a sender who has gone while waiting takes no place", async () => {
  const reading = send(AT_ONCE_MAX);
  const [gone, patient] = send(2);
  gone!.end();
  reading[0]!.end();
  await settled();
  expect([gone!.may, patient!.may]).toEqual([false, true]);
});

test("a response that ends gives its place back once, so there are never more than a few", async () => {
  for (const sender of send(AT_ONCE_MAX)) {
    await settled();
    sender.end();
    sender.response.emit("close");
  }
  const again = send(AT_ONCE_MAX + 1);
  await settled();
  expect(again.map(({ may }) => may)).toEqual([true, true, true, true, "waits"]);
});

test("one upload of public data is read at a time, and holds up no photograph", async () => {
  const [first, second] = [new Sender(UPLOAD), new Sender(UPLOAD)];
  const photograph = new Sender();
  await settled();
  expect([first.may, second.may, photograph.may]).toEqual([true, "waits", true]);
  first.end();
  await settled();
  expect(second.may).toBe(true);
});

test("few wait, and who has gone makes room for another", async () => {
  const sent = send(AT_ONCE_MAX);
  expect(areTooManyWaiting(PHOTOGRAPH)).toBe(false);
  const waiting = send(8);
  await settled();
  expect([areTooManyWaiting(PHOTOGRAPH), areTooManyWaiting(UPLOAD)]).toEqual([true, false]);
  waiting[3]!.end();
  expect(areTooManyWaiting(PHOTOGRAPH)).toBe(false);
  sent[0]!.end();
  await settled();
  expect(waiting.map(({ may }) => may)).toEqual([true, "waits", "waits", false, ...Array(4).fill("waits")]);
});
