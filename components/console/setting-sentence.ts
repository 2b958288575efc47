import { formatNumber } from "@/i18n/format";

export const counted = (count: number, one: string, many: string): string =>
  `${formatNumber("en", count)} ${count === 1 ? one : many}`;

/** What was done to a setting of the running site. */
export function settingSentence(key: string, value: unknown): string {
  switch (key) {
    case "signing-paused":
      return value ? "paused signing" : "opened signing again";
    case "mail-paused":
      return value ? "paused mail" : "started mail again";
    case "flagged-held":
      return value ? "let flagged signatures wait for an organizer" : "let flagged signatures count at once again";
    case "signers-hidden":
      return value ? "let no page name signers" : "let pages name signers who chose it again";
    case "mail-daily-max":
      return value === null
        ? "took the daily cap on emails away"
        : `set the daily cap on emails to ${formatNumber("en", Number(value))}`;
    case "kept-unconfirmed-days":
      return `let unconfirmed forms be kept for ${counted(Number(value), "day", "days")}`;
    case "kept-senders-days":
      return `let what forms of one sender have in common be kept for ${counted(Number(value), "day", "days")}`;
    case "kept-emails-days":
      return `let sent emails be kept for ${counted(Number(value), "day", "days")}`;
    case "kept-signatures-months":
      return `let signatures of petitions that are done be kept for ${counted(Number(value), "month", "months")}`;
    case "emails-per-mailbox":
      return `let one mailbox get ${counted(Number(value), "email", "emails")} a day`;
    case "reminder-days":
      return value === 0
        ? "turned off the reminder to confirm"
        : `let unconfirmed signers be reminded after ${counted(Number(value), "day", "days")}`;
    case "mail-paused-until":
      return "ended the pause that the mail service asked for";
    case "banner": {
      const english = (value as { en?: unknown } | null)?.en;
      return english ? `set the banner: ${String(english)}` : "took the banner away";
    }
    case "signing-per-source":
      return `let one source send ${counted(Number(value), "form", "forms")} an hour`;
    case "unproved-per-source":
      return `let ${counted(Number(value), "form", "forms")} without a proof of work come from one source at once`;
    case "unproved-per-network":
      return `let ${counted(Number(value), "form", "forms")} without a proof of work come from one network at once`;
    case "unproved-per-domain":
      return `let ${counted(Number(value), "form", "forms")} without a proof of work name one mail domain at once`;
    case "unproved-of-site":
      return `let ${counted(Number(value), "form", "forms")} without a proof of work come to the whole site at once`;
    case "proof-rounds":
      return `set the proof of work to ${counted(Number(value), "round", "rounds")}`;
    default:
      return `set ${key.replaceAll("-", " ")} to ${JSON.stringify(value ?? null)}`;
  }
}
