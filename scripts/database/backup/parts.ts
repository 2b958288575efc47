import { z } from "zod";

const name = z.string().min(1).max(200);

/** The first part: what the backup was made of. */
const startPart = z.object({
  kind: z.literal("start"),
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  /** The migrations that the tables had, with their checksums. */
  migrations: z.array(z.object({ name, checksum: z.string().regex(/^[0-9a-f]{64}$/) })).max(10_000),
});

/** Its rows follow, as COPY writes them in its format of text. */
const tablePart = z.object({ kind: z.literal("table"), table: name, columns: z.array(name).min(1).max(1_600) });

const rowsPart = z.object({ kind: z.literal("rows"), table: name, rows: z.int().min(0) });

const factsShape = z.object({
  /** The confirmed signatures, and what the ledger counts. */
  signatures: z.string().regex(/^\d+$/),
  tally: z.string().regex(/^-?\d+$/),
  /** The number and the hash of the newest entry of the log. */
  auditEntry: z.string().regex(/^\d+$/),
  auditHash: z.string().regex(/^[0-9a-f]*$/),
});

/** The last part. A file without it is cut. */
const endPart = z.object({
  kind: z.literal("end"),
  facts: factsShape,
  sequences: z.array(z.object({ name, value: z.string().regex(/^-?\d+$/), called: z.boolean() })).max(10_000),
});

export const partShape = z.discriminatedUnion("kind", [startPart, tablePart, rowsPart, endPart]);
export type Part = z.infer<typeof partShape>;
export type StartPart = z.infer<typeof startPart>;
export type EndPart = z.infer<typeof endPart>;
/** What a restored database must have in common with the one that was backed up. */
export type Facts = z.infer<typeof factsShape>;

/** One row that has the facts. The log is chained, so its newest hash stands for all entries before. */
export const FACTS = `
  SELECT (SELECT count(*) FROM signature WHERE status = 'confirmed')::text AS signatures,
    (SELECT coalesce(sum(count), 0) FROM (SELECT count FROM tally_state UNION ALL SELECT delta FROM tally_entry) t)::text AS tally,
    coalesce((SELECT max(id) FROM audit_entry), 0)::text AS "auditEntry",
    coalesce((SELECT encode(hash, 'hex') FROM audit_entry ORDER BY id DESC LIMIT 1), '') AS "auditHash"`;
