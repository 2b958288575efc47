import { timingSafeEqual } from "node:crypto";

import { keyedHash } from "../../lib/keys.ts";
import { DAY } from "../../lib/time.ts";

// A name that no field of a form may have, so lib/form-state.ts leaves it out.
const FIELD = "$FORM_TOKEN";
const FORM = /<form\b[^>]*\smethod="post"[^>]*>/gi;
const POSTED = /name="\$FORM_TOKEN"\r\n\r\n([\w-]{43})\r\n/;

/**
 * Adds a token to each POST form of a page. It proves that this visitor got a page of ours: it depends on the visitor's IP and
 * the day, and another site can neither read nor compute it. React ignores extra hidden fields (it adds its own).
 */
export function withFormTokens(html: string, ip: string, now: Date): string {
  return withInEachForm(html, formTokenField(ip, now));
}

/** The hidden field with the token of a visitor. */
export function formTokenField(ip: string, now: Date): string {
  return `<input type="hidden" name="${FIELD}" value="${tokenOf(ip, now)}"/>`;
}

/** A page with the same HTML at the beginning of each form that is posted. */
export function withInEachForm(html: string, field: string): string {
  return html.replace(FORM, (form) => `${form}${field}`);
}

/** Whether a multipart body contains the token of today or yesterday for this IP. */
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
