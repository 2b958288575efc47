import { render, toPlainText } from "@react-email/components";
import type { ReactElement } from "react";

import { AlreadySigned } from "../../emails/already-signed";
import { AlreadySubscribed } from "../../emails/already-subscribed";
import { ConfirmImported } from "../../emails/confirm-imported";
import { ConfirmReminder } from "../../emails/confirm-reminder";
import { ConfirmSignature } from "../../emails/confirm-signature";
import { ConfirmSubscription } from "../../emails/confirm-subscription";
import { ErrorReport } from "../../emails/error-report";
import { GoalReached } from "../../emails/goal-reached";
import { PacketFailed } from "../../emails/packet-failed";
import { DeliveryLink } from "../../emails/delivery-link";
import { OrganizerInvitation } from "../../emails/organizer-invitation";
import { OrganizerSignIn } from "../../emails/organizer-sign-in";
import { SecondFactorReset } from "../../emails/second-factor-reset";
import { SignatureConfirmed } from "../../emails/signature-confirmed";
import { SpikeNoticed, type SpikeNoticedProps } from "../../emails/spike-noticed";
import { WebhookDisabled } from "../../emails/webhook-disabled";
import { Update, type UpdateProps } from "../../emails/update";
import { texts } from "../../emails/texts/texts";
import { env } from "../env";
import type { Locale } from "../locale";
import type { EmailSecret } from "./schema";

/** An email with everything it shows. */
export type Email = SlottedEmail | RareEmail | ({ kind: "error-report"; locale: Locale } & EmailSecret<"error-report">);

/** A kind of which there are thousands. What differs between its emails is a few plain strings (see SLOTS). */
type SlottedEmail =
  | {
      kind: "confirm-signature" | "confirm-reminder";
      locale: Locale;
      title: string;
      confirmUrl: string;
      code: string;
      codeFormUrl: string;
    }
  | {
      kind: "confirm-imported";
      locale: Locale;
      title: string;
      // Of a list, so that each list is a variant of its own.
      origin: string;
      confirmUrl: string;
      code: string;
      codeFormUrl: string;
    }
  | {
      kind: "already-signed";
      locale: Locale;
      greeting: string;
      title: string;
      status: "held" | "confirmed" | "withdrawn" | "removed";
      signatureUrl: string;
    }
  | {
      kind: "signature-confirmed";
      locale: Locale;
      status: "held" | "confirmed";
      greeting: string;
      title: string;
      signatureUrl: string;
      petitionUrl: string;
      shareUrl: string;
    }
  | { kind: "confirm-subscription"; locale: Locale; subscriptionUrl: string }
  | { kind: "already-subscribed"; locale: Locale; status: "confirmed" | "left"; subscriptionUrl: string }
  | { kind: "organizer-invitation"; locale: Locale; role: "viewer" | "organizer" | "admin"; consoleUrl: string }
  | { kind: "second-factor-reset"; locale: Locale; consoleUrl: string }
  | { kind: "organizer-sign-in"; locale: Locale; signInUrl: string }
  | { kind: "webhook-disabled"; locale: Locale; consoleUrl: string }
  | { kind: "packet-failed"; locale: Locale; state: string; consoleUrl: string }
  | {
      kind: "spike-noticed";
      locale: Locale;
      common: SpikeNoticedProps["common"];
      count: string;
      usual: string;
      consoleUrl: string;
    }
  | ({ kind: "update" } & Omit<UpdateProps, "sender">)
  | ({ kind: "delivery-link"; locale: Locale; deliveryUrl: string } & Omit<EmailSecret<"delivery-link">, "url">);

/** A kind of which a few are written in a year. Each is rendered by itself, because its parts may be absent. */
type RareEmail = {
  kind: "goal-reached";
  locale: Locale;
  title: string;
  goal: string;
  place: string | null;
  consoleUrl: string;
};

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

// Rendering an email takes milliseconds, and thousands differ only in these values. So each variant is rendered once with a
// mark in place of each value, and the marks are replaced for each email. docs/decisions/outbox.md has the numbers.
const SLOTS = [
  "greeting",
  "title",
  "confirmUrl",
  "code",
  "codeFormUrl",
  "signatureUrl",
  "petitionUrl",
  "shareUrl",
  "subscriptionUrl",
  "consoleUrl",
  "signInUrl",
  "deliveryUrl",
  "recipient",
  "state",
  "signatures",
  "cutOff",
  "expires",
  "updateUrl",
  "ownUrl",
  "unsubscribeUrl",
];
const MARK = /SLOT([a-zA-Z]+)TOLS/g;

const VARIANTS_MAX = 500;
const drawnVariants = new Map<string, Promise<Rendered>>();

/** The subject, HTML and plain text of an email. */
export async function renderEmail(email: Email): Promise<Rendered> {
  // Error reports and notices are few and have optional parts, so each is rendered by itself.
  if (email.kind === "error-report" || email.kind === "goal-reached") return drawEmail(email);
  const values = Object.fromEntries(Object.entries(email).map(([name, value]) => [name, oneLine(value)]));
  const { subject, html, text } = await drawnVariant(email);
  return {
    subject,
    html: html.replace(MARK, (_, name: string) => escapeHtml(values[name] ?? "")),
    text: text.replace(MARK, (_, name: string) => values[name] ?? ""),
  };
}

function drawnVariant(email: SlottedEmail): Promise<Rendered> {
  const fixed = Object.entries(email).filter(([name]) => !SLOTS.includes(name));
  const key = JSON.stringify(fixed);
  let drawn = drawnVariants.get(key);
  if (!drawn) {
    const marks = Object.keys(email)
      .filter((name) => SLOTS.includes(name))
      .map((name) => [name, `SLOT${name}TOLS`]);
    drawn = drawEmail({ ...email, ...Object.fromEntries(marks) });
    // The texts of updates are no fixed number.
    if (drawnVariants.size >= VARIANTS_MAX) drawnVariants.clear();
    drawnVariants.set(key, drawn);
  }
  return drawn;
}

/** Renders one email directly from its template. */
export async function drawEmail(email: Email): Promise<Rendered> {
  const { subject, template } = templateOf(email);
  const html = await render(template);
  return { subject, html, text: plainText(html) };
}

const senderOf = () => ({
  siteName: env.SITE_NAME,
  organizationName: env.ORGANIZATION_NAME,
  postalAddress: env.POSTAL_ADDRESS,
  contactEmail: env.CONTACT_EMAIL,
});

interface Template {
  subject: string;
  template: ReactElement;
}

function templateOf(email: Email): Template {
  const emailTexts = texts[email.locale];
  const sender = senderOf();
  switch (email.kind) {
    case "confirm-signature":
    case "confirm-reminder": {
      const isReminder = email.kind === "confirm-reminder";
      const Template = isReminder ? ConfirmReminder : ConfirmSignature;
      const { subject } = isReminder ? emailTexts.confirmReminder : emailTexts.confirmSignature;
      return { subject, template: <Template {...email} sender={sender} /> };
    }
    case "confirm-imported":
      return {
        subject: emailTexts.confirmImported.subject,
        template: <ConfirmImported {...email} sender={sender} />,
      };
    case "already-signed":
      return {
        subject: emailTexts.alreadySigned[email.status].subject,
        template: <AlreadySigned {...email} sender={sender} />,
      };
    case "signature-confirmed":
      return {
        subject: emailTexts.signatureConfirmed[email.status].subject,
        template: <SignatureConfirmed {...email} sender={sender} />,
      };
    case "confirm-subscription":
      return {
        subject: emailTexts.confirmSubscription.subject,
        template: <ConfirmSubscription {...email} sender={sender} />,
      };
    case "already-subscribed":
      return {
        subject: emailTexts.alreadySubscribed[email.status].subject,
        template: <AlreadySubscribed {...email} sender={sender} />,
      };
    case "update":
      return {
        subject: email.to === "test" ? emailTexts.update.testSubject(email.heading) : email.heading,
        template: <Update {...email} sender={sender} />,
      };
    default:
      return templateForStaff(email);
  }
}

/** For organizers, admins and the offices of lawmakers. */
function templateForStaff(
  email: Extract<
    Email,
    {
      kind:
        | "error-report"
        | "goal-reached"
        | "packet-failed"
        | "webhook-disabled"
        | "spike-noticed"
        | "organizer-invitation"
        | "second-factor-reset"
        | "delivery-link"
        | "organizer-sign-in";
    }
  >,
): Template {
  const emailTexts = texts[email.locale];
  const sender = senderOf();
  switch (email.kind) {
    case "error-report":
      return { subject: emailTexts.errorReport.subject, template: <ErrorReport {...email} sender={sender} /> };
    case "goal-reached":
      return { subject: emailTexts.goalReached.subject, template: <GoalReached {...email} sender={sender} /> };
    case "packet-failed":
      return { subject: emailTexts.packetFailed.subject, template: <PacketFailed {...email} sender={sender} /> };
    case "webhook-disabled":
      return { subject: emailTexts.webhookDisabled.subject, template: <WebhookDisabled {...email} sender={sender} /> };
    case "spike-noticed":
      return { subject: emailTexts.spikeNoticed.subject, template: <SpikeNoticed {...email} sender={sender} /> };
    case "organizer-invitation":
      return {
        subject: emailTexts.organizerInvitation.subject,
        template: <OrganizerInvitation {...email} sender={sender} />,
      };
    case "second-factor-reset":
      return {
        subject: emailTexts.secondFactorReset.subject,
        template: <SecondFactorReset {...email} sender={sender} />,
      };
    case "delivery-link":
      return { subject: emailTexts.deliveryLink.subject, template: <DeliveryLink {...email} sender={sender} /> };
    case "organizer-sign-in":
      return { subject: emailTexts.organizerSignIn.subject, template: <OrganizerSignIn {...email} sender={sender} /> };
  }
}

// No wrapping, because a line break would break a link. The URL of the button is below it already.
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

/** Escapes as React does, so that a replaced mark equals a rendered text. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
