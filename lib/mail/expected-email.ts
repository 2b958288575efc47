import { texts } from "../../emails/texts/texts";
import { env } from "../env";
import type { Locale } from "../locale";

/** How an email that somebody waits for looks in the list of a mail program. */
export interface ExpectedEmail {
  /** The name, or the email where the sender has no name. */
  sender: string;
  subject: string;
}

/** The email that asks to confirm. Who has confirmed before gets one with another subject, which only the mailbox shows. */
export function expectedEmail(kind: "confirm-signature" | "confirm-subscription", locale: Locale): ExpectedEmail {
  const { confirmSignature, confirmSubscription } = texts[locale];
  const { subject } = kind === "confirm-signature" ? confirmSignature : confirmSubscription;
  return { sender: senderName(env.MAIL_FROM), subject };
}

/** The name in a sender such as `"Safe Harbor, Inc." <petition@example.org>`, or the email where there is no name. */
export function senderName(from: string): string {
  const [, name = "", email = from] = /^(.*)<([^<>]+)>$/.exec(from) ?? [];
  return (
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim() || email
  );
}
