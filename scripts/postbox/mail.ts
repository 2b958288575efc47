/** A mail as the postbox keeps it, in the names of the service's own answers. */
export interface Mail {
  id: string;
  message_id: string;
  created_at: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  reply_to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  scheduled_at: string | null;
  last_event: string;
}

/** What is kept in memory of each mail; the rest stays in the file. */
export interface Entry {
  id: string;
  /** In lower case, for searching. */
  to: string[];
  subject: string;
  createdAt: string;
  scheduledAt: string | null;
  lastEvent: string;
  place: Place;
}

/** Where a line is in the journal, in bytes. */
export interface Place {
  offset: number;
  length: number;
}

export interface Suppression {
  id: string;
  email: string;
  origin: "bounce" | "complaint" | "manual";
  source_id: string | null;
  created_at: string;
}

export interface Hook {
  id: string;
  endpoint: string;
  events: string[];
  signing_secret: string;
}

/** The bare address of "Name <address>", in lower case. */
export function bareEmail(recipient: string): string {
  return (/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
