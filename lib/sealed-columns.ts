const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

export interface SealedRow {
  address_hash: Uint8Array;
  petition_id?: number;
}

export interface SealedColumn {
  table: "signature" | "district_look_up" | "subscription" | "letter" | "organizer";
  column: string;
  /** The columns that `context` reads. */
  boundTo: (keyof SealedRow)[];
  /** What the sealed bytes are bound to: moved to another row or column they do not open. */
  context: (row: SealedRow) => string;
}

const bySignature = (name: string) => ({
  boundTo: ["petition_id", "address_hash"] as (keyof SealedRow)[],
  context: ({ petition_id, address_hash }: SealedRow) => `${name}/${petition_id}/${hex(address_hash)}`,
});
const byAddress = (name: string) => ({
  boundTo: ["address_hash"] as (keyof SealedRow)[],
  context: ({ address_hash }: SealedRow) => `${name}/${hex(address_hash)}`,
});

/** Every sealed column of the database. A test compares this list with the migrated database. */
export const sealedColumns: SealedColumn[] = [
  { table: "signature", column: "name_sealed", ...bySignature("name") },
  { table: "signature", column: "comment_sealed", ...bySignature("comment") },
  // Bound to the person alone, in all four tables: the database copies the bytes from a signature to its letters.
  { table: "signature", column: "email_sealed", ...byAddress("email") },
  { table: "subscription", column: "email_sealed", ...byAddress("email") },
  { table: "letter", column: "recipient_sealed", ...byAddress("email") },
  { table: "organizer", column: "email_sealed", ...byAddress("email") },
  { table: "district_look_up", column: "street_sealed", ...byAddress("street") },
  { table: "letter", column: "secret_sealed", ...byAddress("letter") },
];
