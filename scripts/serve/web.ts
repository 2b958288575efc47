// One of the server processes that share the port of the site. primary.ts forks it.
import { readFileSync } from "node:fs";
import path from "node:path";

import next from "next";

import { PETITION_PATH } from "../../components/site/site-map.ts";
import { type Env, parseEnv } from "../../lib/env.ts";
import { localePath, locales } from "../../lib/locale.ts";
import { logError, logInfo } from "../../lib/log.ts";
import packageJson from "../../package.json" with { type: "json" };
import { pagesFingerprint, readBuildStamp } from "../build-stamp.ts";
import { root } from "../children.ts";
import { keepProcessRow } from "../keep-process-row.ts";
import { isBrokenConnection } from "./broken-connection.ts";
import { keepContentPages } from "./content-pages.ts";
import { callDirectly } from "./direct-actions.ts";
import { cleanFrameworkLog } from "./framework-log.ts";
import { keepPageTemplates } from "./page-templates.ts";
import { mayBeLarge } from "./large-senders.ts";
import { servePublicNumbers } from "./public-numbers.ts";
import { keepFilesAnew, renderAnewBy } from "./rendered-anew.ts";
import { createSiteServer } from "./server.ts";

// The time for open requests to finish. After it, proxies and people have given up.
const DRAIN_MILLISECONDS_MAX = 10_000;

// What most visitors open first.
const FIRST_PAGES = locales.flatMap((locale) => ["/", PETITION_PATH].map((path) => localePath(locale, path)));

const env = parseEnv(process.env);
// Before Next, which looks for it once. Not env.HOST: Next turns 127.0.0.1 into "localhost" in one place and compares it in another, so that each rewrite of
// proxy.ts would go over the network once more. The server below listens on env.HOST.
const tracing = await tracingOf(env);
const app = next({ dev: false, dir: root, hostname: "localhost", port: env.PORT });
await app.prepare();
cleanFrameworkLog();
const handleByNext = app.getRequestHandler();
const distDir = path.resolve(root, env.NEXT_DIST_DIR);
const buildId = readFileSync(path.join(distDir, "BUILD_ID"), "utf8");
// One build serves any settings. What it has prerendered for others is rendered once by this process.
const isForThese = readBuildStamp(distDir)?.pages === pagesFingerprint(process.env, new Date());
const render = isForThese ? null : renderAnewBy(handleByNext, distDir);
const templates = keepPageTemplates(handleByNext, { siteUrl: env.SITE_URL, buildId });
const numbers = servePublicNumbers({ siteUrl: env.SITE_URL });
const metrics = await metricsOf(env);
const fromMemory = [
  keepContentPages(root, env, render),
  ...(render ? [keepFilesAnew(distDir, render, { siteUrl: env.SITE_URL })] : []),
  templates.serveFromTemplate,
  numbers,
  ...(metrics ? [metrics.serveMetrics] : []),
];
const server = createSiteServer(
  {
    fromMemory,
    callDirectly: callDirectly({ siteUrl: env.SITE_URL, distDir }),
    handleByNext,
    mayBeLarge: mayBeLarge({ siteUrl: env.SITE_URL }),
    ...(metrics && { observe: metrics.observe }),
    ...(tracing && { trace: tracing.trace }),
  },
  env,
);
await templates.prepare(FIRST_PAGES);
server.listen(env.PORT, env.HOST);
const removeProcessRow = keepProcessRow("web");

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
  server.close(() => void Promise.all([removeProcessRow(), tracing?.stop()]).then(() => process.exit(code)));
}

// Loaded only where it is wanted.
async function metricsOf({ METRICS_TOKEN, SITE_URL }: Env) {
  if (METRICS_TOKEN === undefined) return null;
  const { createMetrics } = await import("./metrics.ts");
  const processNumber = process.env["SERVER_PROCESS"] ?? "1";
  return createMetrics({ token: METRICS_TOKEN, siteUrl: SITE_URL, version: packageJson.version, processNumber });
}

async function tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT }: Env) {
  if (OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  const { startTracing } = await import("./tracing.ts");
  return startTracing({ endpoint: OTEL_EXPORTER_OTLP_ENDPOINT, version: packageJson.version });
}
