import { momentIn, type TimeZone } from "@/lib/time-zone";

interface MailSwitches {
  mailPaused: boolean;
  /** The end of the pause that the mail service requested. */
  mailPausedUntil: Date | null;
}

/** A text that says why no mail goes out at `now`; null where it goes out. */
export function mailPauseOf(
  { mailPaused, mailPausedUntil }: MailSwitches,
  now: Date,
  timeZone: TimeZone,
): string | null {
  if (mailPaused) return "Mail is paused.";
  if (!mailPausedUntil || mailPausedUntil <= now) return null;
  return `The mail service asked us to wait until ${momentIn(timeZone, mailPausedUntil)}.`;
}
