import pg from "pg";

// Of a row, in one statement, so that it shows how far it is.
const ROWS_A_STATEMENT = 500_000;
const TABLES = ["signature", "signature_draft"];

/**
 * Stores signatures of invented people as a long campaign leaves them: 93 of 100 confirmed, 5 pending, 2 withdrawn, each with its
 * draft, and the numbers that count them. Their districts were matched long ago, to none, and their names were indexed, by no words. The sealed columns hold random bytes, so nobody can open or export them. Indexes and
 * foreign keys are made again at the end, which takes a tenth of the time. The site must not be used meanwhile.
 */
export async function storeSignatures(databaseUrl: string, count: number): Promise<void> {
  if (count === 0) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0; SET maintenance_work_mem = '256MB'; SET synchronous_commit = off");
    const putBack = await removeChecks(client);
    for (let first = 0; first < count; first += ROWS_A_STATEMENT) {
      const last = Math.min(count, first + ROWS_A_STATEMENT);
      await client.query(STORE, [first, last - 1]);
      console.log(`  ${last.toLocaleString("en-US")} signatures stored`);
    }
    await client.query(COUNT);
    for (const statement of putBack) await client.query(statement);
    await client.query(`VACUUM ANALYZE ${TABLES.join(", ")}, tally_hour, tally_state`);
  } finally {
    await client.end();
  }
}

/** Removes what is checked or kept for each row. Returns the statements that put it back. */
async function removeChecks(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ remove: string; restore: string }>(
    `SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS remove, pg_get_indexdef(i.indexrelid) AS restore
     FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)
     UNION ALL
     SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE conrelid = ANY ($1::regclass[]) AND contype = 'f'
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER USER', name), format('ALTER TABLE %s ENABLE TRIGGER USER', name)
     FROM unnest($1::regclass[]) name`,
    [TABLES],
  );
  for (const { remove } of rows) await client.query(remove);
  return rows.map(({ restore }) => restore);
}

const STATES =
  "AL,AK,AZ,AR,CA,CO,CT,DE,FL,GA,HI,ID,IL,IN,IA,KS,KY,LA,ME,MD,MA,MI,MN,MS,MO,MT,NE,NV,NH,NJ,NM,NY,NC,ND,OH,OK,OR,PA,RI,SC,SD,TN,TX,UT,VT,VA,WA,WV,WI,WY,DC,PR";

const STORE = `
  WITH person AS MATERIALIZED (
    SELECT n, sha256(('stored/' || n)::bytea) AS hash, p.id AS petition_id,
      (SELECT max(number) FROM petition_version WHERE petition_id = p.id) AS version,
      (string_to_array('${STATES}', ','))[1 + n % 52] AS state, lpad((n % 100000)::text, 5, '0') AS zip,
      CASE WHEN n % 100 < 93 THEN 'confirmed' WHEN n % 100 < 98 THEN 'pending' ELSE 'withdrawn' END::signature_status AS status,
      date_trunc('hour', now()) - (n % 60) * interval '1 day' - (n % 24) * interval '1 hour' AS at
    FROM generate_series($1::int, $2::int) n, petition p WHERE p.slug = 'safe-harbor'
  ), sealed AS MATERIALIZED (
    SELECT *, hash || substring(hash FOR 20) AS bytes FROM person
  ), stored AS (
    INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale, display,
      emails_since, last_post_at, created_at, confirmed_at, withdrawn_at, district_import_id, name_indexed)
    SELECT petition_id, v.version, status, hash, v.bytes, v.bytes, v.zip, v.state, v.locale, 'hidden',
      at, at, at, CASE WHEN status <> 'pending' THEN at END, CASE WHEN status = 'withdrawn' THEN at END,
      CASE WHEN status = 'confirmed' THEN newest.id END, true
    FROM sealed LEFT JOIN LATERAL (SELECT sealed.version, bytes, zip, state, 'en' AS locale) v ON status <> 'pending'
    LEFT JOIN (SELECT state, max(id) AS id FROM data_import WHERE kind IN ('districts', 'zip-districts') GROUP BY state) newest
      ON newest.state = sealed.state
    RETURNING id, email_hash
  )
  INSERT INTO signature_draft (signature_id, fingerprint, version, name_sealed, email_sealed, zip, state, display, wants_updates,
    locale, posted_at, emailed_at, expires_at, confirmed_at)
  SELECT stored.id, v.fingerprint, v.version, v.bytes, v.bytes, v.zip, v.state, v.display, v.updates, v.locale, at, at,
    at + interval '7 days', CASE WHEN status <> 'pending' THEN at END
  FROM stored JOIN sealed ON hash = email_hash
  LEFT JOIN LATERAL (
    SELECT substring(hash FOR 16) AS fingerprint, sealed.version, bytes, zip, state, 'hidden'::signature_display AS display,
      false AS updates, 'en' AS locale) v ON status = 'pending'`;

// What the trigger of each row would have counted.
const COUNT = `
  WITH counted AS (
    SELECT petition_id, state, confirmed_at::timestamptz(0) AS hour, count(*)::int AS count FROM signature
    WHERE status = 'confirmed' AND display = 'hidden' AND emails_since = confirmed_at GROUP BY 1, 2, 3
  ), hours AS (
    INSERT INTO tally_hour AS t (petition_id, state, hour, count) SELECT * FROM counted
    ON CONFLICT (petition_id, state, hour) DO UPDATE SET count = t.count + excluded.count
  )
  INSERT INTO tally_state AS t (petition_id, state, count) SELECT petition_id, state, sum(count)::int FROM counted GROUP BY 1, 2
  ON CONFLICT (petition_id, state) DO UPDATE SET count = t.count + excluded.count`;
