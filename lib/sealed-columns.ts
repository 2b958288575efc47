const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export interface SealedRow {
  email_hash: Uint8Array;
  petition_id?: number;
}

export interface SealedColumn {
  table: "signature" | "district_lookup" | "subscription" | "email" | "organizer";
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
const byAddress = (name: string) => ({
  boundTo: ["email_hash"] as (keyof SealedRow)[],
  context: ({ email_hash }: SealedRow) => `${name}/${hex(email_hash)}`,
});

/** Every sealed column of the database. A test compares this list with the migrated database. */
export const sealedColumns: SealedColumn[] = [
  { table: "signature", column: "name_sealed", ...bySignature("name") },
  { table: "signature", column: "comment_sealed", ...bySignature("comment") },
  // Bound to the person alone, in all four tables: the database copies the bytes from a signature to its emails.
  { table: "signature", column: "email_sealed", ...byAddress("email") },
  { table: "subscription", column: "email_sealed", ...byAddress("email") },
  { table: "email", column: "recipient_sealed", ...byAddress("email") },
  { table: "organizer", column: "email_sealed", ...byAddress("email") },
  { table: "district_lookup", column: "street_sealed", ...byAddress("street") },
  { table: "email", column: "secret_sealed", ...byAddress("email") },
];
