import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { openBytes, sealBytes, sealKeyId } from "@/lib/seal";
import { sealedColumns, type SealedColumn, type SealedRow } from "@/lib/sealed-columns";

// A few hundred kilobytes at once, with row locks of milliseconds, so that signing goes on meanwhile.
const ROWS_MAX = 1_000;

type Row = SealedRow & { id: bigint; sealed: Uint8Array };

/** Reseals every value that was not sealed with the first key. Safe to stop, to repeat, and while the site runs. */
export async function resealAll(report: (table: string, column: string, count: number) => void) {
  const total = { resealed: 0, unopened: 0 };
  for (const sealedColumn of sealedColumns) {
    const done = await resealColumn(sealedColumn);
    report(sealedColumn.table, sealedColumn.column, done.resealed);
    total.resealed += done.resealed;
    total.unopened += done.unopened;
  }
  return total;
}

async function resealColumn(sealedColumn: SealedColumn) {
  const done = { resealed: 0, unopened: 0 };
  for (
    let rows = await nextRows(sealedColumn, 0n);
    rows.length > 0;
    rows = await nextRows(sealedColumn, rows.at(-1)!.id)
  ) {
    const old = rows.filter(({ sealed }) => !isCurrent(sealed));
    const renewed = old.map((row) => ({ row, sealed: sealAgain(row, sealedColumn) }));
    const opened = renewed.filter((entry): entry is { row: Row; sealed: Buffer<ArrayBuffer> } => entry.sealed !== null);
    done.unopened += renewed.length - opened.length;
    done.resealed += await writeRows(sealedColumn, opened);
  }
  return done;
}

/** Whether the first key sealed it. What has no known format is not, and then does not open either. */
function isCurrent(sealed: Uint8Array): boolean {
  try {
    return sealKeyId(sealed) === env.SEAL_KEYS[0]!.id;
  } catch {
    return false;
  }
}

// The names of tables and columns come only from lib/sealed-columns.ts.
const named = (name: string) => Prisma.raw(name);

async function nextRows(
  { table, column, boundTo, ownedBy, atOnce = ROWS_MAX }: SealedColumn,
  afterId: bigint,
): Promise<Row[]> {
  const sealed = named(`t.${column}`);
  return db.$queryRaw<Row[]>`
    SELECT t.id::bigint AS id, ${sealed} AS sealed, ${named(boundTo.map((name) => `o.${name}`).join(", "))}
    FROM ${named(table)} t JOIN ${named(ownedBy?.table ?? table)} o ON o.id = t.${named(ownedBy?.by ?? "id")}
    WHERE t.id > ${afterId} AND ${sealed} IS NOT NULL ORDER BY t.id LIMIT ${atOnce}`;
}

function sealAgain(row: Row, { context }: SealedColumn): Buffer<ArrayBuffer> | null {
  try {
    return sealBytes(openBytes(row.sealed, context(row)), context(row));
  } catch {
    return null;
  }
}

/** Skips a value that changed after it was read, because it was then sealed with the current key. */
async function writeRows({ table, column }: SealedColumn, entries: { row: Row; sealed: Buffer }[]): Promise<number> {
  if (entries.length === 0) return 0;
  const ids = entries.map(({ row }) => row.id);
  const before = entries.map(({ row }) => row.sealed);
  const after = entries.map(({ sealed }) => sealed);
  return db.$executeRaw`
    UPDATE ${named(table)} t SET ${named(column)} = n.renewed
    FROM unnest(${ids}::bigint[], ${before}::bytea[], ${after}::bytea[]) AS n (id, sealed, renewed)
    WHERE t.id = n.id AND t.${named(column)} = n.sealed`;
}
