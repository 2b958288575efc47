import pg from "pg";

/** Records that a backup was written whole, for the operators' page (readLastBackup in lib/jobs). */
export async function recordBackup(url: string, { bytes, rows }: { bytes: number; rows: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // A database of an older version has no such table yet.
    const { rows: found } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('last_backup') IS NOT NULL AS there",
    );
    if (!found[0]!.there) return;
    await client.query(
      `INSERT INTO last_backup (finished_at, bytes, rows) VALUES (now(), $1, $2)
       ON CONFLICT (only_row) DO UPDATE SET finished_at = now(), bytes = $1, rows = $2`,
      [bytes, rows],
    );
  } finally {
    await client.end();
  }
}
