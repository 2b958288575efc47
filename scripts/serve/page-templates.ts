import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { baseHeaders, pagePolicy } from "../../lib/http/headers.ts";
import { holdsToken } from "../../lib/http/paths.ts";
import { logError } from "../../lib/log.ts";
import { isUnavailable } from "../../lib/unavailable.ts";
import { encodingOf } from "./encodings.ts";
import { formTokenField } from "./form-token.ts";
import { fillLiveParts, type KeptPage, makeKeptPage } from "./kept-page.ts";
import type { NextHandler } from "./next-response.ts";
import { shareReads } from "./shared-reads.ts";
import { completeText } from "./template-parts.ts";
import { templatePath, type WantedPage, wantedPage } from "./wanted-page.ts";

/** Names and values in turn, as node writes them fastest. */
type Head = string[];

// All pages of all languages, several times over: revisions of texts come and go.
const KEPT_MAX = 600;
const FILLED_MILLISECONDS_MAX = 1_000;

interface Site {
  siteUrl: string;
  /** Identifies the build, so that a page of another build gets no data of this one. */
  buildId: string;
}

/** What is live on a page, filled in, for everybody to whom it applies. */
interface Filled {
  live: string;
  page: KeptPage;
}

/**
 * Serves pages from templates: each is rendered by Next once for every frame, and its slots are filled for each request with
 * what was read for it (docs/decisions/page-templates.md). Resolves with false for every other request, and where
 * anything is not as usual: then Next renders the page for the request.
 */
export function keepPageTemplates(handle: NextHandler, { siteUrl, buildId }: Site) {
  const read = shareReads();
  const kept = new Map<string, Promise<KeptPage | null>>();
  // By the tag of the page. The newest alone, and not for long: names of signers are among it.
  const filled = new Map<string, Filled>();

  const headOf = writeHeads(siteUrl);

  return async function serveFromTemplate(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const wanted = wantedPage(request);
    if (!wanted) return false;
    const page = await openPage(wanted).catch(logFailure);
    if (page) return send(request, response, { page, wanted, head: headOf(wanted) });
    if (wanted.dataOf === null) return false;
    response.writeHead(404, headOf(wanted)).end();
    return true;
  };

  async function openPage(wanted: WantedPage): Promise<KeptPage | null> {
    const { template, request, pathname, dataOf } = wanted;
    const found = await read(pathname, async () => {
      const page = await template.read(request);
      return (
        page && {
          ...page,
          written: JSON.stringify(page.live, (_key, value) => (typeof value === "bigint" ? `${value}` : value)),
        }
      );
    });
    if (!found) return null;
    const path = templatePath(wanted);
    const tag = tagOf([buildId, path, found.frame, today()]);
    if (dataOf !== null && dataOf !== tag) return null;
    const page = await (kept.get(tag) ?? keep(tag, makeKeptPage(handle, { path, tag, frame: found.frame })));
    if (!page) return null;
    // One reader alone gets what was filled in behind a token.
    if (request.params["token"] !== undefined) return fillLiveParts(page, wanted, found.live);
    const live = `${request.from ?? ""} ${found.written}`;
    const known = filled.get(tag);
    if (known?.live === live) return known.page;
    const made = { live, page: fillLiveParts(page, wanted, found.live) };
    filled.set(tag, made);
    setTimeout(() => filled.get(tag) === made && filled.delete(tag), FILLED_MILLISECONDS_MAX).unref();
    return made.page;
  }

  function keep(tag: string, page: Promise<KeptPage | null>) {
    kept.set(tag, page);
    // What failed, or was another page at that moment, is tried again.
    void page.catch(() => null).then((made) => made ?? kept.delete(tag));
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size > KEPT_MAX) kept.delete(oldest);
    return page;
  }
}

interface Sent {
  page: KeptPage;
  wanted: WantedPage;
  head: Head;
}

function send(request: IncomingMessage, response: ServerResponse, { page, wanted, head }: Sent): boolean {
  const text = wanted.dataOf === null ? page.html : page.script;
  if (!text) return false;
  const ofRequest: Record<string, string> = {
    "form-token": formTokenField(String(request.headers["x-client-ip"]), new Date()),
    token: wanted.request.params["token"] ?? "",
    from: wanted.request.from ?? "",
  };
  const encoding = encodingOf(request.headers, ["gzip"]);
  const body = completeText(text, (slot) => ofRequest[slot] ?? "", encoding === "gzip");
  const about = ["content-length", `${body.length}`, ...(encoding === "gzip" ? ["content-encoding", "gzip"] : [])];
  response.writeHead(200, [...head, ...about]);
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

/** The head of each kind of response, written once. */
function writeHeads(siteUrl: string): (wanted: WantedPage) => Head {
  const head = (type: string, more: Record<string, string>): Head =>
    Object.entries({
      ...baseHeaders({ siteUrl }),
      "content-security-policy": pagePolicy({ siteUrl }),
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "no-store",
      vary: "Accept-Encoding",
      ...more,
    }).flat();
  const heads = (more: Record<string, string>) => ({
    html: head("text/html", more),
    script: head("text/javascript", more),
  });
  const usual = heads({});
  const secret = heads({ "referrer-policy": "no-referrer" });
  return ({ pathname, dataOf }) => (holdsToken(pathname) ? secret : usual)[dataOf === null ? "html" : "script"];
}

// Pages say which of their checks are due today.
const today = () => new Date().toISOString().slice(0, 10);
const tagOf = (parts: unknown[]) => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 16);

function logFailure(error: unknown): null {
  // Next, which is asked instead, says what can be done while the database is away.
  if (!isUnavailable(error)) logError("page-template-failed", error);
  return null;
}
