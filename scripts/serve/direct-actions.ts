import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

import { z } from "zod";

import { confirmAction } from "../../app/[locale]/(petition)/confirm/[token]/actions.ts";
import { signAction } from "../../app/[locale]/(petition)/petitions/[slug]/actions.ts";
import { EMPTY_FORM, type FormState } from "../../lib/form-state.ts";
import { baseHeaders, pagePolicy } from "../../lib/http/headers.ts";
import { holdsToken, isAuthorizedByPath, pathOf } from "../../lib/http/paths.ts";
import { type Outcome, withResponse } from "../../lib/response.ts";
import { readPostedAction } from "./posted-action.ts";

type Texts = [first: string, second: string];
type DirectAction = (texts: Texts, data: FormData) => Promise<FormState>;

/** The actions that are called directly, by their file and name: those that a crowd sends at once. */
const DIRECT: Record<string, DirectAction> = {
  "app/[locale]/(petition)/petitions/[slug]/actions.ts#signAction": ([slug, language], data) =>
    signAction(slug, language, EMPTY_FORM, data),
  "app/[locale]/(petition)/confirm/[token]/actions.ts#confirmAction": ([token, language]) =>
    confirmAction(token, language),
};
const isTexts = (texts: string[]): texts is Texts => texts.length === 2;

interface Site {
  siteUrl: string;
  /** The folder of the build, whose list of actions says which id is which action. */
  distDir: string;
}

/**
 * Calls the action of a form without Next, and responds where it redirects, as signing and confirming do when they are accepted. Otherwise
 * resolves with what the action returned, for Next to show it on the page of the form, or with null where Next must call the
 * action itself (docs/decisions/direct-actions.md).
 */
export function callDirectly({ siteUrl, distDir }: Site) {
  const actions = actionsById(distDir);

  return async function call(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): Promise<Outcome | "responded" | null> {
    const pathname = pathOf(request.url ?? "");
    if (!isFromOurPage(request.headers, pathname)) return null;
    const posted = await readPostedAction(request.headers, body);
    const action = posted && actions.get(posted.id);
    if (!action || !isTexts(posted.boundTexts)) return null;
    const { boundTexts, data } = posted;
    const result = await run(() => action(boundTexts, data), String(request.headers["x-client-ip"]));
    if (result === null || "state" in result) return result;
    response.writeHead(posted.byScript ? 200 : 303, {
      ...baseHeaders({ siteUrl }),
      "content-security-policy": pagePolicy({ siteUrl }),
      "cache-control": "no-store",
      "content-length": 0,
      ...(holdsToken(pathname) ? { "referrer-policy": "no-referrer" } : {}),
      // Next's script loads the page that this header names anew where the response has no part of a page.
      ...(posted.byScript ? { "x-action-redirect": `${result.location};push` } : { location: result.location }),
    });
    response.end();
    return "responded";
  };
}

async function run(action: () => Promise<FormState>, ip: string): Promise<{ location: string } | Outcome | null> {
  // Keeps the status that the action sets, for the page that Next renders then.
  const response = { headersSent: false, statusCode: 200, setHeader: () => undefined };
  try {
    const state = await withResponse(response, action, { isForm: true, ip });
    return { state, status: response.statusCode };
  } catch (error) {
    const location = locationOf(error);
    // After any other error Next calls the action once more, and shows the page of an error.
    return location === null ? null : { location };
  }
}

/** Where the error leads by which `redirect` of Next ends an action. Null for every other error. */
function locationOf(error: unknown): string | null {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return /^NEXT_REDIRECT;(?:push|replace);(.+);30[378];$/.exec(digest)?.[1] ?? null;
}

/** Whether a browser sent the form from a page of ours. Where that takes more to find out, Next and proxy.ts do. */
function isFromOurPage(headers: IncomingHttpHeaders, pathname: string): boolean {
  const { origin } = headers;
  if (origin === "null") return isAuthorizedByPath(pathname) || headers["sec-fetch-site"] === "same-origin";
  const host = headers["x-forwarded-host"] ?? headers.host;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

const manifestShape = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
});

function actionsById(distDir: string): Map<string, DirectAction> {
  const text = readFileSync(path.join(distDir, "server/server-reference-manifest.json"), "utf8");
  const { node } = manifestShape.parse(JSON.parse(text));
  const found = Object.entries(node).flatMap(([id, { filename, exportedName }]) => {
    const direct = DIRECT[`${filename}#${exportedName}`];
    return direct ? [[id, direct] as const] : [];
  });
  if (found.length < Object.keys(DIRECT).length)
    throw new Error("the build's list of actions lacks one that is called directly");
  return new Map(found);
}
