// One of the server processes that share the port of the site. primary.ts forks it.
import { readFileSync } from "node:fs";
import path from "node:path";

import next from "next";

import { PETITION_PATH } from "../../components/site/site-map.ts";
import { parseEnv } from "../../lib/env.ts";
import { localePath, locales } from "../../lib/locale.ts";
import { logError, logInfo } from "../../lib/log.ts";
import { root } from "../children.ts";
import { isBrokenConnection } from "./broken-connection.ts";
import { keepContentPages } from "./content-pages.ts";
import { cleanFrameworkLog } from "./framework-log.ts";
import { keepPageTemplates } from "./page-templates.ts";
import { mayBeLarge } from "./large-senders.ts";
import { servePublicNumbers } from "./public-numbers.ts";
import { createSiteServer } from "./server.ts";

// The time for open requests to finish. After it, proxies and people have given up.
const DRAIN_MILLISECONDS_MAX = 10_000;

// What most visitors open first.
const FIRST_PAGES = locales.flatMap((locale) => ["/", PETITION_PATH].map((path) => localePath(locale, path)));

const env = parseEnv(process.env);
// Not env.HOST: Next turns 127.0.0.1 into "localhost" in one place and compares it in another, so that each rewrite of
// proxy.ts would go over the network once more. The server below listens on env.HOST.
const app = next({ dev: false, dir: root, hostname: "localhost", port: env.PORT });
await app.prepare();
cleanFrameworkLog();
const handleByNext = app.getRequestHandler();
const buildId = readFileSync(path.resolve(root, env.NEXT_DIST_DIR, "BUILD_ID"), "utf8");
const templates = keepPageTemplates(handleByNext, { siteUrl: env.SITE_URL, buildId });
const numbers = servePublicNumbers({ siteUrl: env.SITE_URL });
const fromMemory = [keepContentPages(root, env), templates.serveFromTemplate, numbers];
const server = createSiteServer({ fromMemory, handleByNext, mayBeLarge: mayBeLarge({ siteUrl: env.SITE_URL }) }, env);
await templates.prepare(FIRST_PAGES);
server.listen(env.PORT, env.HOST);

// Ctrl-C reaches every process of the terminal. The primary stops this one.
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);
process.on("SIGTERM", () => drain(0));
process.on("uncaughtException", (error) => {
  // A broken connection affects nothing else.
  if (isBrokenConnection(error)) return logInfo("connection-broken", { code: error.code });
  // After any other exception the state is unknown, so this process ends and is replaced.
  logError("server-failed", error);
  drain(1);
});
process.on("unhandledRejection", (reason) => logError("promise-failed", reason));

function drain(code: number): void {
  setTimeout(() => process.exit(code), DRAIN_MILLISECONDS_MAX).unref();
  server.close(() => process.exit(code));
}
