/** What organizers read in place of a text that cannot be opened. */
export const UNREADABLE = "(cannot be opened: its key is not in SEAL_KEYS, or it was altered)";
