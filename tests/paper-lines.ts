// Sheets of signatures on paper, as an organizer enters them.
import type { Actor } from "../lib/organizers/schema.ts";
import { enterBatch } from "../lib/signatures/paper/commands.ts";
import type { PaperLine } from "../lib/signatures/paper/schema.ts";
import { onDatabase } from "./database.ts";

/** Enters a sheet of Texas under a reference, at a moment. Returns the ids of its lines. */
export async function enterSheet(
  by: Actor,
  reference: string,
  lines: (Partial<PaperLine> & { name: string })[],
  at: Date,
): Promise<bigint[]> {
  const head = { petition: "harbor", state: "TX", reference, scanReference: null };
  const written = lines.map((each, index) => ({
    line: index + 1,
    street: `${index + 1} Harbor St, Austin`,
    zip: "78701",
    email: null,
    signedOn: "2026-02-20",
    ...each,
  }));
  const entered = await enterBatch(by, head, written, at);
  if (!entered.ok) throw new Error(entered.refusal);
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "SELECT id FROM paper_signature WHERE batch_id = $1 ORDER BY line",
      [entered.value.id],
    );
    return rows.map(({ id }) => BigInt(id));
  });
}

/** Says that a ZIP Code of Texas lies in these districts. */
export async function writeZip(zip: string, districts: { layer: "sldu" | "sldl"; geoid: string }[]): Promise<void> {
  await onDatabase(async (client) => {
    for (const [rank, { layer, geoid }] of districts.entries())
      await client.query(
        `WITH i AS (
           INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
           VALUES ('zip-districts', '2024', '2024-01-01', 'test', 1, sha256($1::text::bytea), 'operator', now()) RETURNING id)
         INSERT INTO zip_district (zip, layer, geoid, rank, import_id) SELECT $1, $2, $3, $4, id FROM i`,
        [zip, layer, geoid, rank + 1],
      );
  });
}
