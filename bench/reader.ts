import net from "node:net";

import type { Site } from "./site.ts";

const HEAD_END = "\r\n\r\n";

/**
 * A client that reads pages at the lowest cost. An ordinary client needs more time to read a page than the server to send it
 * from memory, and both share the machine. So this one only counts bytes.
 */
export class Reader {
  readonly #server: URL;
  readonly #headers: string;
  readonly #idle: net.Socket[] = [];

  constructor({ url, siteUrl }: Pick<Site, "url" | "siteUrl">, headers: Record<string, string>) {
    this.#server = new URL(url);
    this.#headers = Object.entries({ host: new URL(siteUrl).host, ...headers })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");
  }

  /** Resolves when the whole page was received. Rejects a response without a known length. */
  async read(path: string): Promise<void> {
    const socket = this.#idle.pop() ?? (await this.#connect());
    await new Promise<void>((resolve, reject) => {
      let left: number | null = null;
      const settle = (error?: Error) => {
        socket.removeAllListeners("data").removeAllListeners("error").removeAllListeners("close");
        if (error) return reject(error);
        this.#idle.push(socket);
        resolve();
      };
      socket.on("data", (chunk: Buffer) => {
        try {
          left = (left ?? lengthOf(chunk)) - chunk.length;
          if (left <= 0) settle();
        } catch (error) {
          settle(error as Error);
        }
      });
      socket.on("error", settle).on("close", () => settle(new Error("the connection was closed")));
      socket.write(`GET ${path} HTTP/1.1\r\n${this.#headers}\r\n`);
    });
  }

  close() {
    for (const socket of this.#idle) socket.destroy();
  }

  #connect(): Promise<net.Socket> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(Number(this.#server.port), this.#server.hostname, () =>
        resolve(socket.off("error", reject).setNoDelay(true)),
      );
      socket.once("error", reject);
    });
  }
}

/** The length of the response that begins with these bytes, including its head. */
function lengthOf(beginning: Buffer): number {
  const end = beginning.indexOf(HEAD_END);
  const head = beginning.toString("latin1", 0, end);
  const length = /^content-length: (\d+)$/im.exec(head.replaceAll("\r", ""))?.[1];
  if (end < 0 || !head.startsWith("HTTP/1.1 200 ") || length === undefined)
    throw new Error(`no page of a known length: ${head.slice(0, 40)}`);
  return end + HEAD_END.length + Number(length);
}
