import { texts } from "../../emails/texts/texts";
import { absoluteUrl } from "../absolute-url";
import { parseEmail } from "../email";
import { formatNumber } from "@/i18n/format";
import { env } from "../env";
import { invariant } from "../invariant";
import { mintCode, mintToken } from "../link-token";
import type { Locale } from "../locale";
import { openEmail, openSecret } from "../sealed-email";
import { openName } from "../sealed-name";
import { renderEmail, type Email, type Rendered } from "./rendering";
import { emailProps, parseSecret, sharedText, type EmailKind, type EmailSecret, type SharedText } from "./schema";
import type { Message } from "./transport";

/** A row of `outbox_email` that is being sent, as raw SQL returns it. */
export interface SealedEmail {
  id: string;
  kind: string;
  locale: Locale;
  emailHash: Uint8Array;
  recipientSealed: Uint8Array;
  secretSealed: Uint8Array | null;
  nameSealed: Uint8Array | null;
  props: unknown;
  signatureId: string | null;
  signatureDraftId: string | null;
  subscriptionId: string | null;
  overridesSuppression: boolean;
  subscriptionDraftId: string | null;
  /** The text that it shares with others, where its kind has one. */
  text?: unknown;
}

export interface Composed {
  email: string;
  message: Message;
  overridesSuppression: boolean;
}

/**
 * Composes the messages of emails. One that cannot be opened or rendered (a lost key, a kind of another version) is returned
 * as broken and delays no other. The same email always becomes the same message, so that repeating a batch is safe.
 */
export async function compose(emails: SealedEmail[]) {
  const results = await Promise.allSettled(emails.map(composeOne));
  const composed: Composed[] = [];
  const broken: { email: string; error: string }[] = [];
  results.forEach((result, place) => {
    const { id: email, overridesSuppression } = emails[place]!;
    if (result.status === "fulfilled") composed.push({ email, message: result.value, overridesSuppression });
    else if (result.reason instanceof UndeliverableError)
      broken.push({ email, error: "no mail goes to such an email" });
    // The error may quote what was sealed, so it is not stored.
    else broken.push({ email, error: "cannot be opened or drawn" });
  });
  return { composed, broken };
}

class UndeliverableError extends Error {}

async function composeOne(row: SealedEmail): Promise<Message> {
  const recipient = parseEmail(openEmail(row.recipientSealed, row.emailHash));
  // The forms refuse such an email as well. The service may respond to it with an error for the whole batch.
  if ("fault" in recipient) throw new UndeliverableError();
  const email = emailOf(row);
  const { subject, html, text } = await renderEmail(email);
  return {
    from: env.MAIL_FROM,
    to: recipient.email,
    replyTo: (email.kind === "error-report" && email.replyTo) || env.CONTACT_EMAIL,
    subject,
    html,
    text,
    // RFC 3834: automatic responders do not respond to such mail.
    headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(row) },
    // A webhook may arrive before the response with the service's own id.
    tags: [
      { name: "email", value: row.id },
      { name: "kind", value: row.kind },
    ],
  };
}

function emailOf(row: SealedEmail): Email {
  const { locale } = row;
  const kind = row.kind as EmailKind;
  switch (kind) {
    case "confirm-signature":
    case "confirm-reminder":
      return confirmationOf(kind, row);
    case "confirm-imported":
      return { ...confirmationOf(kind, row), kind, origin: emailProps[kind].parse(row.props).origin };
    case "already-signed": {
      const { title, status, petitionId } = emailProps[kind].parse(row.props);
      return { kind, locale, greeting: greetingOf(row, petitionId), title, status, signatureUrl: signatureUrl(row) };
    }
    case "signature-confirmed": {
      const { title, slug, petitionId, status } = emailProps[kind].parse(row.props);
      return {
        kind,
        locale,
        status,
        greeting: greetingOf(row, petitionId),
        title,
        signatureUrl: signatureUrl(row),
        petitionUrl: absoluteUrl(locale, `/petitions/${slug}?from=share-thanks`),
        shareUrl: absoluteUrl(locale, `/petitions/${slug}/thanks`),
      };
    }
    case "organizer-invitation":
      return { kind, locale, role: emailProps[kind].parse(row.props).role, consoleUrl: `${env.SITE_URL}/console` };
    case "second-factor-reset":
      return { kind, locale, consoleUrl: `${env.SITE_URL}/console` };
    case "goal-reached":
    case "packet-failed":
    case "spike-noticed":
    case "webhook-disabled":
      return noticeOf(kind, row);
    case "confirm-subscription": {
      const token = mintToken("subscription-draft", idOf(row.subscriptionDraftId));
      return { kind, locale, subscriptionUrl: absoluteUrl(locale, `/subscription/${token}`) };
    }
    case "already-subscribed":
      return { kind, locale, status: emailProps[kind].parse(row.props).status, subscriptionUrl: subscriptionUrl(row) };
    case "error-report":
      return { kind, locale, ...secretOf(kind, row) };
    case "organizer-sign-in":
      return { kind, locale, signInUrl: secretOf(kind, row).url };
    case "delivery-link": {
      const { url, ...texts } = secretOf(kind, row);
      return { kind, locale, deliveryUrl: url, ...texts };
    }
    case "update":
      return updateOf(row);
    default:
      return kind satisfies never;
  }
}

function confirmationOf<Kind extends "confirm-signature" | "confirm-reminder" | "confirm-imported">(
  kind: Kind,
  row: SealedEmail,
) {
  const { locale } = row;
  const id = idOf(row.signatureDraftId);
  const { title } = emailProps[kind].parse(row.props);
  return {
    kind,
    locale,
    title,
    code: mintCode(id),
    confirmUrl: absoluteUrl(locale, `/confirm/${mintToken("confirm", id)}`),
    codeFormUrl: absoluteUrl(locale, "/confirm"),
  };
}

function updateOf(row: SealedEmail): Email {
  const { locale } = row;
  const { update, slug, petitionId, to, page: isShown } = emailProps.update.parse(row.props);
  const { title: heading, body } = sharedText.parse(row.text)[locale];
  const page = absoluteUrl(locale, `/petitions/${slug}/updates/${update}`);
  const unsubscribe = unsubscribeUrl(row);
  return {
    kind: "update",
    locale,
    to,
    page: isShown ? "shown" : "none",
    heading,
    body,
    greeting: greetingOf(row, petitionId),
    updateUrl: page,
    ownUrl: to === "signer" ? signatureUrl(row) : to === "subscriber" ? subscriptionUrl(row) : page,
    unsubscribeUrl: unsubscribe ?? page,
  };
}

/** An update as a reader would get it, with nobody's name and links: for the organizers who write it. */
export function previewUpdate(
  locale: Locale,
  { title, body }: SharedText["en"],
  { slug, update, to, page }: { slug: string; update: number; to: "signer" | "subscriber"; page: "shown" | "none" },
): Promise<Rendered> {
  const { hello, helloTo } = texts[locale].frame;
  return renderEmail({
    kind: "update",
    locale,
    to,
    page,
    heading: title,
    body,
    greeting: to === "signer" ? helloTo("Maria Rivera") : hello,
    updateUrl: absoluteUrl(locale, `/petitions/${slug}/updates/${update}`),
    ownUrl: absoluteUrl(locale, to === "signer" ? "/signature/…" : "/subscription/…"),
    unsubscribeUrl: absoluteUrl(locale, "/unsubscribe/…"),
  });
}

/** The page that stops the emails of an update's reader, which is also where mail programs post to. Null for other kinds. */
function unsubscribeUrl({ locale, kind, signatureId, subscriptionId }: SealedEmail): string | null {
  if (kind !== "update") return null;
  if (signatureId !== null) return absoluteUrl(locale, `/unsubscribe/${mintToken("unsubscribe", BigInt(signatureId))}`);
  if (subscriptionId === null) return null;
  return absoluteUrl(locale, `/unsubscribe/${mintToken("unsubscribe-news", BigInt(subscriptionId))}`);
}

/** What lets a mail program show its own button to stop such emails (RFC 8058). */
function unsubscribeHeaders(row: SealedEmail): Record<string, string> {
  const url = unsubscribeUrl(row);
  return url === null ? {} : { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

type NoticeKind = "goal-reached" | "packet-failed" | "spike-noticed" | "webhook-disabled";

/** An email that tells organizers what has happened. */
function noticeOf(kind: NoticeKind, { locale, props }: SealedEmail): Email {
  switch (kind) {
    case "webhook-disabled": {
      const { endpoint } = emailProps[kind].parse(props);
      return { kind, locale, consoleUrl: `${env.SITE_URL}/console/webhooks/${endpoint}` };
    }
    case "goal-reached": {
      const { title, goal, place } = emailProps[kind].parse(props);
      return { kind, locale, title, goal: formatNumber(locale, goal), place, consoleUrl: `${env.SITE_URL}/console` };
    }
    case "packet-failed": {
      const { delivery, place } = emailProps[kind].parse(props);
      return { kind, locale, state: place, consoleUrl: `${env.SITE_URL}/console/deliveries/${delivery}` };
    }
    case "spike-noticed": {
      const { in: common, count, usual } = emailProps[kind].parse(props);
      const numbers = { count: formatNumber(locale, count), usual: formatNumber(locale, usual) };
      return { kind, locale, common, ...numbers, consoleUrl: `${env.SITE_URL}/console/spikes` };
    }
  }
}

function secretOf<Kind extends EmailKind>(kind: Kind, { secretSealed, emailHash }: SealedEmail): EmailSecret<Kind> {
  invariant(secretSealed, "an email of this kind has something sealed in it");
  return parseSecret(kind, openSecret(secretSealed, emailHash));
}

/**
 * Greets a signer by name. Only emails to somebody who has confirmed do: before that the name may be a text that a stranger wants
 * to send to this mailbox.
 */
function greetingOf({ locale, nameSealed, emailHash }: SealedEmail, petitionId: number | undefined): string {
  const { hello, helloTo } = texts[locale].frame;
  return nameSealed && petitionId !== undefined ? helloTo(openName(nameSealed, petitionId, emailHash)) : hello;
}

/** The id of the row that an email belongs to. */
function idOf(id: string | null): bigint {
  invariant(id, "an email names the row whose link it carries");
  return BigInt(id);
}

function signatureUrl({ locale, signatureId }: SealedEmail): string {
  return absoluteUrl(locale, `/signature/${mintToken("signature", idOf(signatureId))}`);
}

function subscriptionUrl({ locale, subscriptionId }: SealedEmail): string {
  return absoluteUrl(locale, `/subscription/${mintToken("subscription", idOf(subscriptionId))}`);
}
