// Texts of petitions as organizers write them.
import type { Organizer } from "@/lib/organizers/schema";
import { saveText } from "@/lib/petitions/writing/commands";
import { findWriting } from "@/lib/petitions/writing/queries";
import { type TextFields, textInput } from "@/lib/petitions/writing/schema";
import { confirm, sign } from "@/lib/signatures/commands";
import { findTally } from "@/lib/signatures/tally/queries";
import { cast } from "@/prisma/cast";

import { onDatabase } from "./database.ts";
import { formOf, SENDER } from "./signer.ts";

export const COMPLETE: TextFields = {
  titleEn: "Clear their records",
  titleEs: "Borren sus antecedentes",
  summaryEn: "We ask that no child keeps a record.",
  summaryEs: "Pedimos que ningún menor conserve antecedentes.",
  askEn: "Clear the records.\n\nCharge no fee.",
  askEs: "Borren los antecedentes.\n\nNo cobren nada.",
  bodyEn: "## Why\n\nA record follows a child. [1]\n\nIt closes doors.",
  bodyEs: "## Por qué\n\nUn antecedente sigue a un menor. [1]\n\nCierra puertas.",
  sources: "A report\nA publisher\n2024\nhttps://example.org/report",
  checked: "2026-11",
};

/** An organizer of the database. Returns what the commands take. */
export async function createOrganizer(
  role: Organizer["role"],
  states: string[] | null = null,
  name: string = role,
): Promise<Organizer> {
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES (sha256($1::bytea), 'x', $2, $3::text[] IS NULL, coalesce($3::text[], '{}'), now(), now()) RETURNING id`,
      [name, role, states],
    );
    return { id: rows[0]!.id, role, states };
  });
}

export const basisOf = async (slug: string) => (await findWriting(slug))!.basis;

/** The form as it is sent, upon the newest state or upon `basis`. */
export async function formOfText(slug: string, fields: Partial<TextFields> = {}, basis?: string) {
  const { revision, version } = await basisOf(slug);
  return textInput.parse({ ...COMPLETE, ...fields, basis: basis ?? `${revision}.${version}` });
}

export const saves = async (by: Organizer, slug: string, fields: Partial<TextFields> = {}, now = new Date()) =>
  saveText(by, slug, await formOfText(slug, fields), now);

/** Signs a petition as one mailbox. */
export const signsPetition = (slug: string, email: string, now: Date) =>
  sign(slug, formOf(cast.grace, { email }), { locale: "en", source: null, sender: SENDER }, now);

/** The drafts of all signatures of a petition, with the version that each signs. */
export const draftsOfPetition = (slug: string) =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ id: string; signature: string; version: number }>(
          `SELECT d.id, d.signature_id AS signature, d.version FROM signature_draft d JOIN signature s ON s.id = d.signature_id
           JOIN petition p ON p.id = s.petition_id WHERE p.slug = $1 ORDER BY s.id`,
          [slug],
        )
      ).rows,
  );

export const confirmsDraft = (id: string | bigint, now: Date) => confirm(BigInt(id), now);
export const confirmedOf = async (petitionId: number) => (await findTally(petitionId)).confirmed;
