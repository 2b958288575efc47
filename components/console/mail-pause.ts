interface MailSwitches {
  mailPaused: boolean;
  /** Until when the mail service asked for a pause. */
  mailPausedUntil: Date | null;
}

/** Why no mail goes out at a moment, as a sentence; null where it does. */
export function mailPauseOf({ mailPaused, mailPausedUntil }: MailSwitches, now: Date): string | null {
  if (mailPaused) return "Mail is paused.";
  if (!mailPausedUntil || mailPausedUntil <= now) return null;
  return `The mail service asked us to wait until ${mailPausedUntil.toISOString().slice(0, 16).replace("T", " ")} UTC.`;
}
