import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import type { Delivery } from "./broken-requests.ts";

// The server waits this long only for an announced body. By then the sender has closed or reset the connection.
const PATIENCE_MILLISECONDS = 15_000;

/** Sends bytes over a new connection. Resolves with the response, or "silence" if the connection was not closed in time. */
export function deliver(port: number, { bytes, sent, end, inPieces }: Delivery): Promise<Buffer | "silence"> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    const patience = setTimeout(() => {
      resolve("silence");
      socket.destroy();
    }, PATIENCE_MILLISECONDS);
    socket.on("data", (chunk) => received.push(chunk));
    socket.on("end", () => socket.end());
    // The server may reset the connection while we write.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(received));
    });
    socket.on("connect", () => void send());

    async function send() {
      const part = bytes.subarray(0, sent);
      const middle = inPieces ? Math.floor(part.length / 2) : 0;
      if (inPieces) {
        socket.write(part.subarray(0, middle));
        await sleep(3);
      }
      socket.write(part.subarray(middle));
      if (end === "close") socket.end();
      if (typeof end !== "object") return;
      if (end.resetAfter > 0) await sleep(end.resetAfter);
      socket.resetAndDestroy();
    }
  });
}
