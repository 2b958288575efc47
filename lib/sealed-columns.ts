const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export interface SealedRow {
  email_hash: Uint8Array;
  petition_id?: number;
}

export interface SealedColumn {
  table: "signature" | "district_lookup" | "subscription" | "outbox_email" | "organizer";
  column: string;
  /** The columns that `context` reads. */
  boundTo: (keyof SealedRow)[];
  /** What the sealed bytes are bound to: moved to another row or column they do not open. */
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

/** Every sealed column of the database. A test compares this list with the migrated database. */
export const sealedColumns: SealedColumn[] = [
  { table: "signature", column: "name_sealed", ...bySignature("name") },
  { table: "signature", column: "comment_sealed", ...bySignature("comment") },
  // Bound to the person alone, in all four tables: the database copies the bytes from a signature to its emails.
  { table: "signature", column: "email_sealed", ...byEmail("email") },
  { table: "subscription", column: "email_sealed", ...byEmail("email") },
  { table: "outbox_email", column: "recipient_sealed", ...byEmail("email") },
  { table: "organizer", column: "email_sealed", ...byEmail("email") },
  { table: "district_lookup", column: "street_sealed", ...byEmail("street") },
  { table: "outbox_email", column: "secret_sealed", ...byEmail("letter") },
];
