import { createServer } from "node:net";

/** A free port of this machine: one of `wanted` if possible, or else any. */
export async function freePort(host = "127.0.0.1", wanted: number[] = []): Promise<number> {
  for (const port of [...wanted, 0]) {
    const found = await tryPort(port, host);
    if (found) return found;
  }
  throw new Error("The system has no free port left.");
}

/** Why nobody can listen on `port` of `host`, or null. */
export async function portProblem(port: number, host: string): Promise<string | null> {
  return tryPort(port, host).then(
    (found) => (found ? null : "EADDRINUSE"),
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
}

function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
