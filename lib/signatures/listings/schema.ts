import { z } from "zod";

import { parseEmail } from "../../email";
import { isMailProvider } from "../../mail-providers";
import { textOfAtMost } from "../../organizers/schema";
import { domainOf, readDomain, readNetwork } from "../marks/rules";

export const senderLists = ["block", "allow"] as const;
export type SenderList = (typeof senderLists)[number];
export type ListingKind = "email" | "domain" | "network";

// The limit of the column.
const REASON_LENGTH_MAX = 500;
// The longest email.
const SENDER_LENGTH_MAX = 254;

const senderHint = "Enter an email address, a domain like example.org, or an IP like 203.0.113.7";

/** What a typed sender is: something with an "@" before its end is an email, what reads as an IP is a network. */
function readSender(typed: string): { kind: ListingKind; value: string } | null {
  if (typed.indexOf("@") > 0) {
    const parsed = parseEmail(typed);
    return "email" in parsed ? { kind: "email", value: parsed.email } : null;
  }
  const network = readNetwork(typed);
  if (network !== null) return { kind: "network", value: network };
  const domain = readDomain(typed);
  return domain === null ? null : { kind: "domain", value: domain };
}

const sender = textOfAtMost(SENDER_LENGTH_MAX, senderHint)
  .trim()
  .transform((typed, context) => {
    const read = readSender(typed);
    if (read === null) context.addIssue(senderHint);
    else if (read.kind === "domain" && isMailProvider(read.value))
      context.addIssue(`${read.value} has mailboxes of very many people. Enter single email addresses of it`);
    else return read;
    return z.NEVER;
  });

/** The form that puts a sender on a list. */
export const listingInput = z.object({
  list: z.enum(senderLists, "Choose a list"),
  sender,
  subdomains: z.enum(["with", "without"], "Choose one").transform((choice) => choice === "with"),
  reason: textOfAtMost(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`)
    .trim()
    .min(3, "Say why, in a few words"),
});

export type ListingInput = z.output<typeof listingInput>;

/** The number of a listing, in a form or a query. */
export const listingIdInput = z.coerce.number().pipe(z.int32().positive());

/** One line of a list. */
export interface Listing {
  id: number;
  list: SenderList;
  kind: ListingKind;
  /** A domain, a network, or an email of which only the first letter is kept. */
  label: string;
  subdomains: boolean;
  reason: string;
  createdBy: number;
  createdAt: Date;
}

/** What a list shows of a sender. Of an email it keeps the first letter, which is enough to know it again. */
export const labelOf = ({ kind, value }: ListingInput["sender"]): string =>
  kind === "email" ? `${[...value][0]}…@${domainOf(value)}` : value;
