import { env } from "../env";
import { invariant } from "../invariant";
import { mintCode, mintToken } from "../link-token";
import { open } from "../seal";
import { openEmail } from "../sealed-email";
import { renderLetter, type Letter } from "./rendering";
import { letterProps, parseSecret, type LetterKind, type LetterSecret, type Locale } from "./schema";
import type { Message } from "./transport";

/** A row of `letter` on its way out, as raw SQL returns it. */
export interface SealedLetter {
  id: string;
  kind: string;
  locale: Locale;
  addressHash: Buffer;
  recipientSealed: Buffer;
  secretSealed: Buffer | null;
  props: unknown;
  signatureId: string | null;
  subscriptionId: string | null;
}

export interface Composed {
  letter: string;
  message: Message;
}

/**
 * Makes messages of letters. One that cannot be opened or drawn (a lost key, a kind of another version) is told apart
 * and holds up no other. The same letter always becomes the same message, which is what makes repeating a batch safe.
 */
export async function compose(letters: SealedLetter[]) {
  const results = await Promise.allSettled(letters.map(composeOne));
  const composed: Composed[] = [];
  const broken: { letter: string; error: string }[] = [];
  results.forEach((result, place) => {
    const letter = letters[place]!.id;
    if (result.status === "fulfilled") composed.push({ letter, message: result.value });
    // The reason may quote what was sealed, so it is not written down.
    else broken.push({ letter, error: "cannot be opened or drawn" });
  });
  return { composed, broken };
}

async function composeOne(row: SealedLetter): Promise<Message> {
  const recipient = openEmail(row.recipientSealed, row.addressHash);
  const letter = letterOf(row);
  const { subject, html, text } = await renderLetter(letter);
  return {
    from: env.MAIL_FROM,
    to: recipient,
    replyTo: (letter.kind === "error-report" && letter.replyTo) || env.CONTACT_EMAIL,
    subject, html, text,
    // RFC 3834: answering machines leave such mail alone.
    headers: { "Auto-Submitted": "auto-generated" },
    // A webhook may be faster than the answer that holds the service's own id.
    tags: [{ name: "letter", value: row.id }, { name: "kind", value: row.kind }],
  };
}

function letterOf(row: SealedLetter): Letter {
  const { locale } = row;
  const kind = row.kind as LetterKind;
  switch (kind) {
    case "confirm-signature": {
      const id = signatureOf(row);
      const { title } = letterProps[kind].parse(row.props);
      return {
        kind, locale, title, code: mintCode(id),
        confirmUrl: address(locale, `/confirm/${mintToken("confirm", id)}`), codeFormUrl: address(locale, "/confirm"),
      };
    }
    case "already-signed": {
      const { title, status } = letterProps[kind].parse(row.props);
      return { kind, locale, title, status, signatureUrl: signatureAddress(row) };
    }
    case "signature-confirmed": {
      const { title, slug } = letterProps[kind].parse(row.props);
      return { kind, locale, title, signatureUrl: signatureAddress(row), petitionUrl: address(locale, `/petitions/${slug}`) };
    }
    case "organizer-invitation":
      return { kind, locale, role: letterProps[kind].parse(row.props).role, consoleUrl: `${env.SITE_URL}/console` };
    case "confirm-subscription":
      return { kind, locale, subscriptionUrl: subscriptionAddress(row) };
    case "already-subscribed":
      return { kind, locale, status: letterProps[kind].parse(row.props).status, subscriptionUrl: subscriptionAddress(row) };
    case "error-report":
      return { kind, locale, ...secretOf(kind, row) };
    case "organizer-sign-in":
      return { kind, locale, signInUrl: secretOf(kind, row).url };
    default:
      return kind satisfies never;
  }
}

function secretOf<Kind extends LetterKind>(kind: Kind, { secretSealed, addressHash }: SealedLetter): LetterSecret<Kind> {
  invariant(secretSealed, "a letter of this kind has something sealed in it");
  return parseSecret(kind, JSON.parse(open(secretSealed, `letter/${addressHash.toString("hex")}`)));
}

function signatureOf({ signatureId }: SealedLetter): bigint {
  invariant(signatureId, "a letter to a signer names the signature");
  return BigInt(signatureId);
}

function signatureAddress(row: SealedLetter): string {
  return address(row.locale, `/signature/${mintToken("signature", signatureOf(row))}`);
}

function subscriptionAddress({ locale, subscriptionId }: SealedLetter): string {
  invariant(subscriptionId, "a letter to a subscriber names the subscription");
  return address(locale, `/subscription/${mintToken("subscription", BigInt(subscriptionId))}`);
}

function address(locale: Locale, path: string): string {
  return `${env.SITE_URL}${locale === "en" ? "" : `/${locale}`}${path}`;
}
