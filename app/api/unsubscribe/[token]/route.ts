import { problem } from "@/app/_web/problem";
import { isLocale, localePath } from "@/lib/locale";
import { readToken } from "@/lib/link-token";
import { stopUpdates } from "@/lib/signatures/rights/commands";
import { leave } from "@/lib/subscriptions/commands";
import { isUnavailable } from "@/lib/unavailable";

const PRIVATE = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

/**
 * Stops the updates about a petition, or the news. A mail program posts `List-Unsubscribe=One-Click` to the URL in the
 * email's header and expects a plain 200 (RFC 8058). The button of the page also sends the language of the response.
 */
export async function POST(request: Request, { params }: RouteContext<"/api/unsubscribe/[token]">) {
  const form = await readForm(request);
  if (!form) return problem(415, "Send a form: List-Unsubscribe=One-Click");
  const page = form.get("page");
  if (form.get("List-Unsubscribe") !== "One-Click" && !isLocale(page))
    return problem(400, "List-Unsubscribe=One-Click is missing");
  const { token } = await params;
  let done: string | null;
  try {
    done = await stopEmails(token);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return problem(503, "This cannot be saved at the moment. Please try again in a minute");
  }
  // The button of the page redirects to a page, even to one that says that the link leads nowhere.
  if (isLocale(page))
    return new Response(null, {
      status: 303,
      headers: { ...PRIVATE, location: localePath(page, done ?? `/unsubscribe/${encodeURIComponent(token)}`) },
    });
  if (!done) return problem(404, "This link leads to no signature and no subscription");
  return new Response("Unsubscribed\n", { headers: { ...PRIVATE, "content-type": "text/plain; charset=utf-8" } });
}

/** Stops the emails that the token is for. Returns the path of the page that says so, or null for a wrong token. */
async function stopEmails(token: string): Promise<string | null> {
  const subscription = readToken("unsubscribe-news", token);
  if (subscription !== null) {
    // A subscriber who left or was erased before gets no news either, so a refusal of `leave` counts as done.
    await leave(subscription, new Date());
    return "/subscription/left";
  }
  const signature = readToken("unsubscribe", token);
  return signature !== null && (await stopUpdates(signature)).ok ? "/unsubscribe/done" : null;
}

async function readForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    return null;
  }
}
