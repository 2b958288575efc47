import { randomUUID } from "node:crypto";

import { ApiError } from "./api-error.ts";
import { bareEmail, type Mail } from "./mail.ts";

type Fields = Record<string, unknown>;

const EMAIL = /^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:".]+$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;
const RECIPIENTS_MAX = 50;
const FORMAT = "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.";
const CANNOT_BE_BATCHED = ["attachments", "scheduled_at"];

/** Parses the mail of a request. Throws the error that the service would return. */
export function readMail(
  body: unknown,
  { inBatch, isBad }: { inBatch: boolean; isBad: (email: string) => boolean },
): Mail {
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw new ApiError(422, "validation_error", "The email must be an object.");
  }
  const fields = body as Fields;
  for (const name of CANNOT_BE_BATCHED) {
    if (inBatch && present(fields[name])) {
      throw new ApiError(422, "validation_error", `The \`${name}\` field is not supported in batch emails.`);
    }
  }
  for (const name of ["from", "to", "subject"]) {
    if (!present(fields[name])) throw new ApiError(422, "missing_required_field", `Missing \`${name}\` field.`);
  }
  if (!present(fields["html"]) && !present(fields["text"]) && !present(fields["template"])) {
    throw new ApiError(422, "missing_required_field", "Missing `html` or `text` field.");
  }
  const [from] = emails(fields, "from", "invalid_from_address");
  const to = emails(fields, "to");
  if (to.some((recipient) => isBad(bareEmail(recipient)))) throw invalidEmail("to", "validation_error");
  return {
    id: randomUUID(),
    message_id: `<${randomUUID()}@postbox.invalid>`,
    created_at: new Date().toISOString(),
    from: from!,
    to,
    cc: emails(fields, "cc"),
    bcc: emails(fields, "bcc"),
    reply_to: emails(fields, "reply_to"),
    subject: text(fields, "subject")!,
    html: text(fields, "html"),
    text: text(fields, "text"),
    headers: headers(fields["headers"]),
    tags: tags(fields["tags"]),
    scheduled_at: scheduledAt(fields["scheduled_at"]),
    last_event: present(fields["scheduled_at"]) ? "scheduled" : "sent",
  };
}

/** The time at which to send. */
export function scheduledAt(value: unknown): string | null {
  if (!present(value)) return null;
  const time = typeof value === "string" ? new Date(value) : null;
  if (!time || Number.isNaN(time.getTime())) {
    throw new ApiError(422, "validation_error", "Invalid `scheduled_at` field. It must be a valid ISO 8601 date.");
  }
  return time.toISOString();
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function text(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined || value === null) return null;
  if (typeof value !== "string")
    throw new ApiError(422, "validation_error", `The \`${name}\` field must be a \`string\`.`);
  return value;
}

function emails(fields: Fields, name: string, errorName = "validation_error"): string[] {
  const value = fields[name];
  if (!present(value)) return [];
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((item) => typeof item === "string")) {
    throw new ApiError(422, "validation_error", `The \`${name}\` field must be a \`string\` or an array of strings.`);
  }
  if (list.length > RECIPIENTS_MAX) {
    throw new ApiError(422, "validation_error", `The \`${name}\` field must have at most ${RECIPIENTS_MAX} addresses.`);
  }
  if (!list.every((item) => EMAIL.test(bareEmail(item)))) throw invalidEmail(name, errorName);
  return list;
}

function invalidEmail(name: string, errorName: string): ApiError {
  return new ApiError(422, errorName, `Invalid \`${name}\` field. ${FORMAT}`);
}

function headers(value: unknown): Record<string, string> {
  if (!present(value)) return {};
  if (typeof value !== "object" || !Object.values(value as Fields).every((item) => typeof item === "string")) {
    throw new ApiError(422, "validation_error", "The `headers` field must be an object of strings.");
  }
  return value as Record<string, string>;
}

function tags(value: unknown): Mail["tags"] {
  if (!present(value)) return [];
  const wrong = () =>
    new ApiError(422, "validation_error", "Tags should only contain ASCII letters, numbers, underscores, or dashes.");
  if (!Array.isArray(value)) throw wrong();
  return value.map((tag: Fields | null) => {
    const { name, value: content } = tag ?? {};
    if (typeof name !== "string" || typeof content !== "string" || !TAG.test(name) || !TAG.test(content)) throw wrong();
    return { name, value: content };
  });
}
