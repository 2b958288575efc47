const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export interface SealedRow {
  email_hash: Uint8Array;
  petition_id?: number;
  person_hash?: Uint8Array;
  packet_id?: number;
  file_id?: number;
  scan_id?: number;
  ordinal?: number;
  mark?: Uint8Array;
  organizer_id?: number;
  list_id?: number;
  line?: number;
  id?: number | bigint;
}

export interface SealedColumn {
  table:
    | "signature"
    | "signature_draft"
    | "district_lookup"
    | "subscription"
    | "subscription_draft"
    | "outbox_email"
    | "organizer"
    | "second_factor"
    | "passkey"
    | "paper_signature"
    | "packet_link"
    | "packet_receipt"
    | "packet_reply"
    | "packet_file_chunk"
    | "packet_scan_chunk"
    | "sender_listing"
    | "bulk_removal"
    | "webhook_endpoint"
    | "mail_domain"
    | "signer_list_row";
  column: string;
  /** The table that has the columns of `boundTo`, joined by its id, if `table` lacks them. */
  ownedBy?: { table: "signature" | "subscription"; by: "signature_id" | "subscription_id" };
  /** The columns that `context` reads. */
  boundTo: (keyof SealedRow)[];
  /** How many values are resealed at once, where they are large. */
  atOnce?: number;
  /** What the sealed bytes are bound to. Copied to another row or column they do not open. */
  context: (row: SealedRow) => string;
}

const bySignature = (name: string) => ({
  boundTo: ["petition_id", "email_hash"] as (keyof SealedRow)[],
  context: ({ petition_id, email_hash }: SealedRow) => `${name}/${petition_id}/${hex(email_hash)}`,
});
const byEmail = (name: string) => ({
  boundTo: ["email_hash"] as (keyof SealedRow)[],
  context: ({ email_hash }: SealedRow) => `${name}/${hex(email_hash)}`,
});

const byPacket = (name: string) => ({
  boundTo: ["packet_id"] as (keyof SealedRow)[],
  context: ({ packet_id }: SealedRow) => `${name}/${packet_id}`,
});
// A chunk has a quarter of a megabyte.
const CHUNKS_AT_ONCE = 32;

const byPerson = (name: string) => ({
  boundTo: ["person_hash"] as (keyof SealedRow)[],
  context: ({ person_hash }: SealedRow) => `${name}/${hex(person_hash!)}`,
});

// Both columns have one context, because the new secret becomes the secret as it is.
const bySecondFactor = {
  boundTo: ["organizer_id"] as (keyof SealedRow)[],
  context: ({ organizer_id }: SealedRow) => `second-factor/${organizer_id}`,
};

const signatureDraft = {
  table: "signature_draft",
  ownedBy: { table: "signature", by: "signature_id" },
} as const;
const subscriptionDraft = {
  table: "subscription_draft",
  ownedBy: { table: "subscription", by: "subscription_id" },
} as const;

/**
 * Every sealed column of the database, in the order in which the database copies the bytes: from a draft to its signature,
 * from there to an email. So a change of keys misses no value that is copied meanwhile. A test compares this list with the
 * migrated database.
 */
export const sealedColumns: SealedColumn[] = [
  { ...signatureDraft, column: "name_sealed", ...bySignature("name") },
  { ...signatureDraft, column: "comment_sealed", ...bySignature("comment") },
  { ...signatureDraft, column: "street_sealed", ...byEmail("street") },
  // Emails are bound only to the person, in all tables.
  { ...signatureDraft, column: "email_sealed", ...byEmail("email") },
  { ...subscriptionDraft, column: "email_sealed", ...byEmail("email") },
  { table: "signature", column: "name_sealed", ...bySignature("name") },
  { table: "signature", column: "comment_sealed", ...bySignature("comment") },
  { table: "signature", column: "email_sealed", ...byEmail("email") },
  { table: "subscription", column: "email_sealed", ...byEmail("email") },
  { table: "paper_signature", column: "name_sealed", ...byPerson("paper-name") },
  { table: "paper_signature", column: "street_sealed", ...byPerson("paper-street") },
  { table: "organizer", column: "email_sealed", ...byEmail("email") },
  { table: "second_factor", column: "new_secret_sealed", ...bySecondFactor },
  { table: "second_factor", column: "secret_sealed", ...bySecondFactor },
  {
    table: "passkey",
    column: "name_sealed",
    boundTo: ["organizer_id"],
    context: ({ organizer_id }) => `passkey-name/${organizer_id}`,
  },
  { table: "district_lookup", column: "street_sealed", ...byEmail("street") },
  { table: "packet_link", column: "email_sealed", ...byEmail("email") },
  { table: "outbox_email", column: "recipient_sealed", ...byEmail("email") },
  { table: "outbox_email", column: "secret_sealed", ...byEmail("letter") },
  {
    table: "outbox_email",
    column: "name_sealed",
    ownedBy: { table: "signature", by: "signature_id" },
    ...bySignature("name"),
  },
  {
    table: "sender_listing",
    column: "label_sealed",
    boundTo: ["mark"],
    context: ({ mark }) => `listing/${hex(mark!)}`,
  },
  {
    table: "mail_domain",
    column: "domain_sealed",
    boundTo: ["mark"],
    context: ({ mark }) => `mail-domain/${hex(mark!)}`,
  },
  {
    table: "signer_list_row",
    column: "cells_sealed",
    boundTo: ["list_id", "line"],
    context: ({ list_id, line }) => `list-line/${list_id}/${line}`,
  },
  { table: "bulk_removal", column: "rule_sealed", boundTo: ["id"], context: ({ id }) => `removal-rule/${id}` },
  { table: "webhook_endpoint", column: "secret_sealed", boundTo: ["id"], context: ({ id }) => `webhook-secret/${id}` },
  { table: "packet_receipt", column: "received_by_sealed", ...byPacket("receipt") },
  { table: "packet_receipt", column: "note_sealed", ...byPacket("receipt-note") },
  { table: "packet_reply", column: "text_sealed", ...byPacket("reply") },
  {
    table: "packet_file_chunk",
    column: "bytes_sealed",
    atOnce: CHUNKS_AT_ONCE,
    boundTo: ["file_id", "ordinal"],
    context: ({ file_id, ordinal }) => `packet-file/${file_id}/${ordinal}`,
  },
  {
    table: "packet_scan_chunk",
    column: "bytes_sealed",
    atOnce: CHUNKS_AT_ONCE,
    boundTo: ["scan_id", "ordinal"],
    context: ({ scan_id, ordinal }) => `packet-scan/${scan_id}/${ordinal}`,
  },
];
