// Signs as people of the cast, and reads the results from the database.
import { emailHash } from "@/lib/canonical-email";
import { confirm, sign } from "@/lib/signatures/commands";
import { type SignatureInput, signatureInput } from "@/lib/signatures/schema";
import { cast } from "@/prisma/cast";

import { onDatabase } from "./database.ts";

// The machine itself, which is not limited.
export const SENDER = { ip: "127.0.0.1" };

type Person = { name: string; email: string; zip: string; state: string };
type Fields = Partial<
  Record<"name" | "email" | "zip" | "state" | "comment" | "display" | "updates" | "street", string>
>;

/** The form as a person of the cast sends it. */
export const formOf = (person: Person = cast.grace, fields: Fields = {}): SignatureInput =>
  signatureInput.parse({ ...person, age: "on", ...fields });

/** Signs as a person of the cast. Returns the id of the newest draft, or null if there is none. */
export async function signs(now: Date, person: Person = cast.grace, fields: Fields = {}): Promise<bigint | null> {
  const input = formOf(person, fields);
  await sign("harbor", input, { locale: "en", source: null, sender: SENDER }, now);
  return (await draftsOf(input.email))[0]?.id ?? null;
}

/** Signs and confirms. Returns the id of the signature. */
export async function signsAndConfirms(now: Date, person: Person = cast.grace, fields: Fields = {}): Promise<bigint> {
  await confirm((await signs(now, person, fields))!, now);
  return (await signatureOf(fields.email ?? person.email))!;
}

export interface DraftRow {
  id: bigint;
  emailed: boolean;
  used: boolean;
}

/** The drafts of a mailbox, the newest first. */
export async function draftsOf(email: string): Promise<DraftRow[]> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<Omit<DraftRow, "id"> & { id: string }>(
      `SELECT d.id, d.emailed_at IS NOT NULL AS emailed, d.confirmed_at IS NOT NULL AS used
       FROM signature_draft d JOIN signature s ON s.id = d.signature_id WHERE s.email_hash = $1
       ORDER BY d.posted_at DESC, d.id DESC`,
      [emailHash(email)],
    );
    return rows.map((row) => ({ ...row, id: BigInt(row.id) }));
  });
}

/** The signature of a mailbox, confirmed or not. */
export async function signatureOf(email: string): Promise<bigint | null> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM signature WHERE email_hash = $1", [
      emailHash(email),
    ]);
    return rows[0] ? BigInt(rows[0].id) : null;
  });
}

/** Suppresses a mailbox. */
export const suppress = (email: string) =>
  onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'complaint')", [emailHash(email)]),
  );
