// A program of somebody else that takes webhooks: a real HTTP server on this machine.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

import { Webhook } from "standardwebhooks";

import { WEBHOOK_SECRET } from "./program-access.ts";

export interface Received {
  id: string;
  headers: Record<string, string>;
  body: string;
}

type Respond = (response: ServerResponse, request: IncomingMessage) => void;

export interface Receiver {
  url: string;
  received: Received[];
  /** How it responds from now on: with a status, or in its own way. */
  respond: (how: number | Respond) => void;
  stop: () => Promise<void>;
}

/** Starts it. It responds 200 until it is told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let how: number | Respond = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = request.headers as Record<string, string>;
      received.push({ id: headers["webhook-id"]!, headers, body: Buffer.concat(chunks).toString() });
      if (typeof how === "number") response.writeHead(how).end("a response that is kept nowhere");
      else how(response, request);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks?of=us`,
    received,
    respond: (next) => {
      how = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a receiver has, as the library of Standard Webhooks verifies it. Throws where the signature is wrong. */
export const verified = ({ body, headers }: Received, secret = WEBHOOK_SECRET): { type: string; data: unknown } =>
  new Webhook(secret).verify(body, headers) as { type: string; data: unknown };

/** Waits until a condition holds. The time-out is that of the test. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await wait(10);
}
