import type { MailboxProvider } from "../../mailbox-provider";

export const BOARD_HOURS = 48;

export interface BoardCounts {
  sent: number;
  delivered: number;
  bounced: number;
  complained: number;
  /** Emails to confirm a signature, and how many of them were confirmed. */
  asked: number;
  confirmed: number;
}

export interface BoardRow extends BoardCounts {
  hour: Date;
  provider: MailboxProvider;
}
