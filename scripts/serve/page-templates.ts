import type { IncomingMessage, ServerResponse } from "node:http";

import { baseHeaders, filePolicy, pagePolicy } from "../../lib/http/headers.ts";
import { holdsToken, pathOf } from "../../lib/http/paths.ts";
import { logError } from "../../lib/log.ts";
import { isUnavailable } from "../../lib/unavailable.ts";
import { encodingOf } from "./encodings.ts";
import { formTokenField } from "./form-token.ts";
import type { KeptPage } from "./kept-page.ts";
import { keepTemplates } from "./kept-templates.ts";
import type { NextHandler } from "./next-response.ts";
import { completeText } from "./template-parts.ts";
import { DATABASE_AWAY_HEADER } from "./incoming.ts";
import { DATA_PATH, pageAt, type WantedPage, wantedPage } from "./wanted-page.ts";

/** Names and values in turn, as node writes them fastest. */
type Head = string[];

interface Site {
  siteUrl: string;
  /** Identifies the build, so that a page of another build gets no data of this one. */
  buildId: string;
}

/**
 * Serves pages from templates: each is rendered by Next once for every frame, and its slots are filled for each request with
 * what was read for it (docs/decisions/page-templates.md). `serveFromTemplate` resolves with false for every other request, and
 * where anything is not as usual: then Next renders the page for the request.
 */
export function keepPageTemplates(handle: NextHandler, { siteUrl, buildId }: Site) {
  const openPage = keepTemplates(handle, buildId);
  const headOf = writeHeads(siteUrl);
  const noData = { ...baseHeaders({ siteUrl }), "content-security-policy": filePolicy(), "cache-control": "no-store" };

  return { serveFromTemplate, prepare };

  async function serveFromTemplate(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const wanted = wantedPage(request);
    if (!wanted) return pathOf(request.url ?? "") === DATA_PATH && sendNoData(response);
    const page = await openPage(wanted).catch((error: unknown) => {
      // Next, which is asked instead, says what can be done, and need not find out again.
      if (isUnavailable(error)) request.headers[DATABASE_AWAY_HEADER] = "1";
      return logFailure(error);
    });
    if (page) return send(request, response, { page, wanted, head: headOf(wanted) });
    return wanted.dataOf !== null && sendNoData(response);
  }

  function sendNoData(response: ServerResponse): true {
    response.writeHead(404, noData).end();
    return true;
  }

  /** Prepares the pages at some paths, so that their first readers need not wait. What cannot be prepared now is later. */
  async function prepare(paths: string[]): Promise<void> {
    for (const path of paths) {
      const page = pageAt(path);
      if (page) await openPage(page).catch(logFailure);
    }
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
  if (page.link && wanted.dataOf === null) about.push("link", page.link);
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

function logFailure(error: unknown): null {
  if (!isUnavailable(error)) logError("page-template-failed", error);
  return null;
}
