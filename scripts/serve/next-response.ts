import type { IncomingMessage, ServerResponse } from "node:http";

import { refusal } from "../../lib/http/gate.ts";
import { PROVEN_FORM_HEADER } from "../../lib/http/origin.ts";
import { isFramePage, kindOf, pathOf } from "../../lib/http/paths.ts";
import type { PostRoute } from "../../lib/http/posts.ts";
import { type Handling, type Outcome, withResponse } from "../../lib/response.ts";
import type { WholeRequest } from "./body.ts";
import { encodingOf } from "./encodings.ts";
import { carriesFormToken } from "./form-token.ts";
import { holdResponse } from "./held-response.ts";
import { DATABASE_AWAY_HEADER } from "./incoming.ts";
import { sendPage } from "./page-response.ts";
import { sendPlain } from "./plain-response.ts";
import { asksForWholePage } from "./whole-page.ts";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Context {
  /** What handles the body of a POST. */
  post: PostRoute | null;
  /** What the action of a form has returned already. */
  outcome: Outcome | null;
  siteUrl: string;
}

/**
 * Lets Next respond. Whole pages and responses to forms are held back and completed by us. Everything else, such as files,
 * JSON and responses of route handlers, passes through.
 */
export function respondByNext(
  handle: NextHandler,
  request: WholeRequest,
  response: ServerResponse,
  { post, outcome, siteUrl }: Context,
): Promise<void> {
  const isForm = post?.reader === "action";
  if (isForm) markProvenForm(request);
  const respond = async (handling: Readonly<Handling>) => {
    const release = isForm || isWholePage(request) ? hold(request, response, handling, siteUrl) : null;
    try {
      await handle(request, response);
    } catch (error) {
      if (release === null || release()) throw error;
    }
  };
  const databaseAway = DATABASE_AWAY_HEADER in request.headers;
  delete request.headers[DATABASE_AWAY_HEADER];
  return withResponse(response, respond, { isForm, outcome, databaseAway });
}

function isWholePage(request: IncomingMessage): boolean {
  return request.method === "GET" && asksForWholePage(request) && kindOf(pathOf(request.url ?? "")) === "page";
}

function hold(request: WholeRequest, response: ServerResponse, handling: Readonly<Handling>, siteUrl: string) {
  const { url = "", headers } = request;
  const encoding = encodingOf(headers);
  // We compress ourselves, so Next gets a request that accepts no encoding.
  delete headers["accept-encoding"];
  // With this header Next's router knows that the action is gone, and the form says that the page is outdated.
  const byScript = "next-action" in headers;
  return holdResponse(response, async (body) => {
    if (handling.isForm && !handling.actionBegan && isUnreadable(response, byScript))
      return sendPlain(response, refusal("unreadable", url, siteUrl));
    const ip = kindOf(pathOf(url)) === "page" ? String(headers["x-client-ip"]) : null;
    const scriptless = isFramePage(pathOf(url));
    await sendPage(response, body, { ip, encoding, stripped: !handling.isForm, scriptless });
  });
}

/** Whether Next itself refused a form: with 500 where it cannot parse the body, with a line of text where the action is unknown. */
function isUnreadable(response: ServerResponse, byScript: boolean): boolean {
  if (response.statusCode === 500) return true;
  return (
    !byScript &&
    [400, 404, 409].includes(response.statusCode) &&
    String(response.getHeader("content-type") ?? "").startsWith("text/plain")
  );
}

/** Browsers without `sec-fetch-site` that send "null" as origin prove it by the form token; see lib/http/origin.ts. */
function markProvenForm({ headers, body }: WholeRequest): void {
  if (headers.origin !== "null" || headers["sec-fetch-site"] !== undefined) return;
  if (carriesFormToken(body, String(headers["x-client-ip"]), new Date())) headers[PROVEN_FORM_HEADER] = "1";
}
