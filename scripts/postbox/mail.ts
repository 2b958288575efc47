/** A stored mail, with the field names of the service. */
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

/** The bare email of "Name <email>", in lower case. */
export function bareEmail(recipient: string): string {
  return (/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
