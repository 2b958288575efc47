import { type AddressInfo, connect, createServer, type Socket } from "node:net";

const TYPE = 1;
const INT = 4;
const READY = "Z".charCodeAt(0);
const IDLE = "I".charCodeAt(0);
const BACKEND_KEY_DATA = "K".charCodeAt(0);
const TERMINATE = "X".charCodeAt(0);

interface Session {
  far: Socket;
  /** The client of the transaction that runs in it. */
  client: Socket | null;
  isStarting: boolean;
}

/**
 * A pooler in transaction mode that knows no prepared statements: a client has a session of the server until its transaction
 * ends. The next one gets whichever was released last, with what the client before left in it.
 */
export async function startTransactionPooler(
  databaseUrl: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const idle: Session[] = [];
  const held = new Map<Socket, Session>();
  const waiting: { client: Socket; chunks: Buffer[] }[] = [];

  const hold = (client: Socket, session: Session) => {
    session.client = client;
    held.set(client, session);
  };
  const release = (session: Session) => {
    held.delete(session.client!);
    const next = waiting.shift();
    if (!next) {
      session.client = null;
      // A new session is used last: a real pooler opens none for a client that only connects.
      if (session.isStarting) idle.unshift(session);
      else idle.push(session);
      session.isStarting = false;
      return;
    }
    hold(next.client, session);
    for (const chunk of next.chunks) session.far.write(chunk);
  };
  const open = (client: Socket) => {
    const session: Session = {
      far: connect({ port: Number(port), host: hostname, noDelay: true }),
      client,
      isStarting: true,
    };
    sockets.add(session.far);
    let rest = Buffer.alloc(0);
    session.far.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= TYPE + INT && rest.length >= TYPE + rest.readInt32BE(TYPE)) {
        const message = Buffer.from(rest.subarray(0, TYPE + rest.readInt32BE(TYPE)));
        rest = rest.subarray(message.length);
        if (message[0] === BACKEND_KEY_DATA) message.writeInt32BE(7, TYPE + INT);
        session.client?.write(message);
        if (message[0] === READY && message[TYPE + INT] === IDLE) release(session);
      }
    });
    session.far
      .on("error", () => undefined)
      .on("close", () => {
        session.client?.destroy();
        if (idle.includes(session)) idle.splice(idle.indexOf(session), 1);
      });
    hold(client, session);
  };

  // Without noDelay each statement of several packets would wait 40 ms for an acknowledgement.
  const server = createServer({ noDelay: true }, (near) => {
    sockets.add(near);
    open(near);
    near.on("data", (chunk) => {
      const session = held.get(near);
      const queued = waiting.find(({ client }) => client === near);
      // Never handed on: a client that ends on an error may do so before the session is ready again, and others get it next.
      if (chunk[0] === TERMINATE) near.end();
      else if (session) session.far.write(chunk);
      else if (queued) queued.chunks.push(chunk);
      else if (idle.length === 0) waiting.push({ client: near, chunks: [chunk] });
      else {
        hold(near, idle.pop()!);
        held.get(near)!.far.write(chunk);
      }
    });
    near.on("error", () => undefined).on("close", () => held.get(near)?.far.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = new URL(databaseUrl);
  url.port = `${(server.address() as AddressInfo).port}`;
  return {
    url: url.toString(),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
