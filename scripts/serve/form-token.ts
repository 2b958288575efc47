import { timingSafeEqual } from "node:crypto";

import { keyedHash } from "../../lib/keys.ts";
import { DAY } from "../../lib/time.ts";

// A name that no field of a form has: lib/form-state.ts leaves it out of what was typed.
const FIELD = "$FORM_TOKEN";
const FORM = /<form\b[^>]*\smethod="post"[^>]*>/gi;
const POSTED = /name="\$FORM_TOKEN"\r\n\r\n([\w-]{43})\r\n/;

/**
 * A page with a token in each form that is posted. It says that this very visitor was shown a page of ours: another site
 * can neither read it nor make it, as it goes with the visitor's IP address and the day. React lets extra hidden fields
 * stand (it puts its own there).
 */
export function withFormTokens(html: string, ip: string, now: Date): string {
  return html.replace(FORM, (form) => `${form}<input type="hidden" name="${FIELD}" value="${tokenOf(ip, now)}"/>`);
}

/** Whether a multipart body holds the token that a page of ours had for this IP address, today or yesterday. */
export function carriesFormToken(body: Buffer, ip: string, now: Date): boolean {
  const posted = POSTED.exec(body.toString("latin1"))?.[1];
  if (posted === undefined) return false;
  return [now, new Date(now.getTime() - DAY)].some((day) =>
    timingSafeEqual(Buffer.from(posted), Buffer.from(tokenOf(ip, day))),
  );
}

function tokenOf(ip: string, day: Date): string {
  return keyedHash("form", `${ip}/${day.toISOString().slice(0, 10)}`).toString("base64url");
}
