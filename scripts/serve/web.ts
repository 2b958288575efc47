// One of the server processes that share the site's port. Forked by primary.ts.
import next from "next";

import { parseEnv } from "../../lib/env.ts";
import { logError, logInfo } from "../../lib/log.ts";
import { root } from "../children.ts";
import { isBrokenConnection } from "./broken-connection.ts";
import { keepContentPages } from "./content-pages.ts";
import { cleanFrameworkLog } from "./framework-log.ts";
import { createSiteServer } from "./server.ts";

// What is on its way may finish in this time; proxies and people have given up by then.
const DRAIN_MILLISECONDS_MAX = 10_000;

const env = parseEnv(process.env);
// Not env.HOST: Next rewrites 127.0.0.1 to "localhost" in one place and compares it in another, after which each
// rewrite of proxy.ts would go once more over the network. Where to listen is said below.
const app = next({ dev: false, dir: root, hostname: "localhost", port: env.PORT });
await app.prepare();
cleanFrameworkLog();
const server = createSiteServer(
  { serveContentPage: keepContentPages(root, env), handleByNext: app.getRequestHandler() },
  env,
);
server.listen(env.PORT, env.HOST);

// Ctrl-C reaches every process of the terminal. The primary says when it is our turn.
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);
process.on("SIGTERM", () => drain(0));
process.on("uncaughtException", (error) => {
  // Whoever broke a connection broke nothing else.
  if (isBrokenConnection(error)) return logInfo("connection-broken", { code: error.code });
  // The state is unknown after any other exception, so this process ends and another takes its place.
  logError("server-failed", error);
  drain(1);
});
process.on("unhandledRejection", (reason) => logError("promise-failed", reason));

function drain(code: number): void {
  setTimeout(() => process.exit(code), DRAIN_MILLISECONDS_MAX).unref();
  server.close(() => process.exit(code));
}
