import { type AddressInfo, connect, createServer, type Socket } from "node:net";

// The start-up parameters that every pooler passes on.
const HANDED_ON = ["user", "database"];
const INT = 4;
const BACKEND_KEY_DATA = "K".charCodeAt(0);

export interface Pooler {
  url: string;
  /** The names of all start-up parameters that clients have sent. */
  parameters: Set<string>;
  /** Gives clients other process numbers than the server's, as a pooler in transaction mode does. */
  hidesProcesses: boolean;
  /** Drops all data, as a frozen host or a broken network does. */
  frozen: boolean;
  /** Closes each new connection, as where no server listens. */
  refuses: boolean;
  /** How much later everything arrives, in each direction. */
  delayMilliseconds: number;
  close: () => Promise<void>;
}

/** A proxy to the database that drops every start-up parameter but the user and the database, as some poolers do. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    if (pooler.refuses) return void near.destroy();
    const far = connect({ port: Number(port), host: hostname, noDelay: true });
    near.once("data", (message) => {
      far.write(withoutParameters(message, pooler.parameters));
      near.on("data", (chunk) => handOn(chunk, far));
    });
    far.on("data", (chunk) => handOn(pooler.hidesProcesses ? withOtherProcess(chunk) : chunk, near));
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = new URL(databaseUrl);
  url.port = `${(server.address() as AddressInfo).port}`;
  const pooler: Pooler = {
    url: url.toString(),
    parameters: new Set(),
    hidesProcesses: false,
    frozen: false,
    refuses: false,
    delayMilliseconds: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return pooler;

  function handOn(chunk: Buffer, to: Socket) {
    if (pooler.frozen) return;
    if (pooler.delayMilliseconds === 0) to.write(chunk);
    else setTimeout(() => to.writable && to.write(chunk), pooler.delayMilliseconds);
  }
}

/** A start-up message: its length, the version of the protocol, pairs of names and values, and a final zero. */
function withoutParameters(message: Buffer, parameters: Set<string>): Buffer {
  const parts = message.toString("utf8", 2 * INT, message.length - 2).split("\0");
  const pairs: string[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    parameters.add(parts[i]!);
    if (HANDED_ON.includes(parts[i]!)) pairs.push(parts[i]!, parts[i + 1]!);
  }
  const body = Buffer.from(`${pairs.join("\0")}\0\0`);
  const length = Buffer.alloc(INT);
  length.writeInt32BE(2 * INT + body.length);
  return Buffer.concat([length, message.subarray(INT, 2 * INT), body]);
}

/** Changes the process number in the server's message that contains it. Other messages are unchanged. */
function withOtherProcess(chunk: Buffer): Buffer {
  const changed = Buffer.from(chunk);
  for (let at = 0; at + 1 + INT <= chunk.length; at += 1 + chunk.readInt32BE(at + 1)) {
    if (chunk[at] === BACKEND_KEY_DATA) changed.writeInt32BE(7, at + 1 + INT);
  }
  return changed;
}
