import { render, toPlainText } from "@react-email/components";
import type { ReactElement } from "react";

import { AlreadySigned } from "../../emails/already-signed";
import { AlreadySubscribed } from "../../emails/already-subscribed";
import { ConfirmSignature } from "../../emails/confirm-signature";
import { ConfirmSubscription } from "../../emails/confirm-subscription";
import { ErrorReport } from "../../emails/error-report";
import { OrganizerInvitation } from "../../emails/organizer-invitation";
import { OrganizerSignIn } from "../../emails/organizer-sign-in";
import { SignatureConfirmed } from "../../emails/signature-confirmed";
import { texts } from "../../emails/texts/texts";
import { env } from "../env";
import type { LetterSecret, Locale } from "./schema";

/** A letter with everything it shows. */
export type Letter = SlottedLetter | { kind: "error-report"; locale: Locale } & LetterSecret<"error-report">;

/** One of which there are thousands: the texts that differ from letter to letter are plain strings (see SLOTS). */
type SlottedLetter =
  | { kind: "confirm-signature"; locale: Locale; title: string; confirmUrl: string; code: string; codeFormUrl: string }
  | { kind: "already-signed"; locale: Locale; title: string; status: "confirmed" | "withdrawn" | "removed"; signatureUrl: string }
  | { kind: "signature-confirmed"; locale: Locale; title: string; signatureUrl: string; petitionUrl: string }
  | { kind: "confirm-subscription"; locale: Locale; subscriptionUrl: string }
  | { kind: "already-subscribed"; locale: Locale; status: "confirmed" | "left"; subscriptionUrl: string }
  | { kind: "organizer-invitation"; locale: Locale; role: "viewer" | "organizer" | "admin"; consoleUrl: string }
  | { kind: "organizer-sign-in"; locale: Locale; signInUrl: string };

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

// Drawing a letter takes milliseconds and thousands of them differ only in these, so each variant is drawn once with
// a mark in the place of each, and the marks are replaced letter by letter. docs/decisions/outbox.md has the numbers.
const SLOTS = [
  "title", "confirmUrl", "code", "codeFormUrl", "signatureUrl", "petitionUrl", "subscriptionUrl", "consoleUrl", "signInUrl",
];
const MARK = /SLOT([a-zA-Z]+)TOLS/g;

const drawnVariants = new Map<string, Promise<Rendered>>();

/** The subject, HTML and plain text of a letter. */
export async function renderLetter(letter: Letter): Promise<Rendered> {
  // Few, of several lines and with parts that may be missing: drawn one by one.
  if (letter.kind === "error-report") return drawLetter(letter);
  const values = Object.fromEntries(Object.entries(letter).map(([name, value]) => [name, oneLine(value)]));
  const { subject, html, text } = await drawnVariant(letter);
  return {
    subject,
    html: html.replace(MARK, (_, name: string) => escapeHtml(values[name]!)),
    text: text.replace(MARK, (_, name: string) => values[name]!),
  };
}

function drawnVariant(letter: SlottedLetter): Promise<Rendered> {
  const fixed = Object.entries(letter).filter(([name]) => !SLOTS.includes(name));
  const key = JSON.stringify(fixed);
  let drawn = drawnVariants.get(key);
  if (!drawn) {
    const marks = Object.keys(letter).filter((name) => SLOTS.includes(name)).map((name) => [name, `SLOT${name}TOLS`]);
    drawn = drawLetter({ ...letter, ...Object.fromEntries(marks) });
    drawnVariants.set(key, drawn);
  }
  return drawn;
}

/** Draws one letter from its template, without any shortcut. */
export async function drawLetter(letter: Letter): Promise<Rendered> {
  const { subject, template } = templateOf(letter);
  const html = await render(template);
  return { subject, html, text: plainText(html) };
}

function templateOf(letter: Letter): { subject: string; template: ReactElement } {
  const words = texts[letter.locale];
  const sender = {
    siteName: env.SITE_NAME, organizationName: env.ORGANIZATION_NAME,
    postalAddress: env.POSTAL_ADDRESS, contactEmail: env.CONTACT_EMAIL,
  };
  switch (letter.kind) {
    case "confirm-signature":
      return { subject: words.confirmSignature.subject, template: <ConfirmSignature {...letter} sender={sender} /> };
    case "already-signed":
      return { subject: words.alreadySigned[letter.status].subject, template: <AlreadySigned {...letter} sender={sender} /> };
    case "signature-confirmed":
      return { subject: words.signatureConfirmed.subject, template: <SignatureConfirmed {...letter} sender={sender} /> };
    case "confirm-subscription":
      return { subject: words.confirmSubscription.subject, template: <ConfirmSubscription {...letter} sender={sender} /> };
    case "already-subscribed":
      return { subject: words.alreadySubscribed[letter.status].subject, template: <AlreadySubscribed {...letter} sender={sender} /> };
    case "error-report":
      return { subject: words.errorReport.subject, template: <ErrorReport {...letter} sender={sender} /> };
    case "organizer-invitation":
      return { subject: words.organizerInvitation.subject, template: <OrganizerInvitation {...letter} sender={sender} /> };
    case "organizer-sign-in":
      return { subject: words.organizerSignIn.subject, template: <OrganizerSignIn {...letter} sender={sender} /> };
  }
}

// No wrapping: a broken line would break a link. The button's address stands in plain words below it already.
function plainText(html: string): string {
  const text = toPlainText(html, {
    selectors: [
      { selector: "h1", options: { uppercase: false } },
      { selector: "a.button", format: "inline" },
      { selector: "hr", options: { length: 3 } },
    ],
  });
  return `${text.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

/** As React escapes, so that a replaced mark equals a drawn text. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
