import "server-only";

import { createHash, type Hash } from "node:crypto";

import { recordAudit } from "../../audit/commands";
import { longTransaction, type Transaction } from "../../db/client";
import { join, sql } from "../../db/sql";
import { HOUR, MINUTE } from "../../time";
import { dayOf } from "../rules";
import type { ImportKind } from "../schema";
import type { Kind } from "./sql";
import { planZips } from "./zips/plan";
import { planDistricts } from "./districts/plan";
import { planLawmakers } from "./people/plan";
import type { ImportPlan, PlanContext } from "./plan";
import { listStatesOfOthers, readKnownDistricts } from "./queries";
import {
  type ImportProgress,
  type ImportRequest,
  type ImportResult,
  Problems,
  ReadingStopped,
  type StateChanges,
} from "./schema";

const BATCH_ROWS = 1_000;
// Files of the whole country are read in a minute; a slow source may take longer.
const TRANSACTION_MILLISECONDS_MAX = HOUR;
// One statement compares or writes the ZIP areas of the whole country.
const STATEMENT_MILLISECONDS_MAX = 10 * MINUTE;
// Any number that no other lock has.
const IMPORT_LOCK = 20_261_129;

const plans: Record<ImportKind, (context: PlanContext) => ImportPlan> = {
  districts: planDistricts,
  "zip-districts": planZips,
  lawmakers: planLawmakers,
};

/** Ends the transaction without a change. */
class RolledBack extends Error {
  constructor(readonly result: ImportResult) {
    super();
  }
}

/**
 * Imports files of one kind in one transaction: everything, or nothing where a file has a problem, the process is killed or
 * `dryRun` is set. The same files again change nothing. What a state's files no longer name is removed, unless `partial` is
 * set. Each state with a change gets a row of data_import, and the log one entry. `actor` is as in the log. Only one import
 * runs at a time.
 */
export async function importData(
  request: ImportRequest,
  actor: string,
  now: Date,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<ImportResult> {
  try {
    return await longTransaction((tx) => importWithin(tx, { request, actor, now, onProgress }), {
      statementMilliseconds: STATEMENT_MILLISECONDS_MAX,
      timeout: TRANSACTION_MILLISECONDS_MAX,
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result;
    throw error;
  }
}

interface Run {
  request: ImportRequest;
  actor: string;
  now: Date;
  onProgress: (progress: ImportProgress) => void;
}

async function importWithin(tx: Transaction, run: Run): Promise<ImportResult> {
  const { request, now } = run;
  const [lock] = await tx.$queryRaw<
    { free: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(${IMPORT_LOCK}::bigint) AS free`;
  if (!lock?.free) return { ok: false, refusal: "another-import" };
  const problems = new Problems();
  const plan = plans[request.kind]({ request, problems, known: await readKnownDistricts(tx), now });
  const hash = createHash("sha256");
  const rows = await stage(tx, plan, { ...run, problems, hash });
  refuseWith(problems);
  if (plan.tables.settle) await tx.$executeRaw(plan.tables.settle);
  const found = await compare(tx, plan.tables, run);
  plan.check(found);
  refuseWith(problems);
  const { version, dated, warnings, isExplicit } = plan.result();
  const changes = await withNewVersions(tx, found, { kind: request.kind, version, isExplicit });
  const result: ImportResult = { ok: true, changes, warnings, rows, version, dated };
  if (request.dryRun || changes.length === 0) throw new RolledBack(result);
  await write(tx, plan.tables, { ...run, changes, version, dated, sha256: hash.digest() });
  return result;
}

function refuseWith({ list, more }: Problems): void {
  if (list.length) throw new RolledBack({ ok: false, refusal: "problems", problems: list, more });
}

/** Reads all files into the temporary table. Returns the number of rows. */
async function stage(
  tx: Transaction,
  plan: ImportPlan,
  { request, problems, hash, onProgress }: Run & { problems: Problems; hash: Hash },
): Promise<number> {
  const bytesTotal = request.files.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
  let [bytes, rows] = [0, 0];
  let batch: object[] = [];
  const send = async () => {
    if (batch.length) await tx.$executeRaw(plan.tables.insert(JSON.stringify(batch)));
    batch = [];
  };
  await tx.$executeRaw(plan.tables.create);
  const onBytes = (piece: Uint8Array, file: string) => {
    hash.update(piece);
    bytes += piece.length;
    onProgress({ file, bytes, bytesTotal, rows });
  };
  try {
    for (const file of request.files)
      for await (const row of plan.read(file, onBytes)) {
        rows += 1;
        if (batch.push(row) === BATCH_ROWS) await send();
      }
    await send();
    if (rows === 0 && problems.list.length === 0)
      problems.add(request.files[0]?.name ?? "", null, "The files have no rows.");
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error;
  }
  return rows;
}

/** The changes of a state, and whether some of its rows are of an older day than the files say. */
type Compared = StateChanges & { isOlder: boolean };

async function compare(tx: Transaction, { compare: compared }: Kind, { request, actor }: Run): Promise<Compared[]> {
  const { partial = false, replacesOwnOnly = false } = request;
  const kept = replacesOwnOnly ? await listStatesOfOthers(actor, tx) : new Set<string>();
  const found = await tx.$queryRaw<Compared[]>`
    SELECT state, count(*) FILTER (WHERE NOT present)::int AS added,
      count(*) FILTER (WHERE staged AND present AND differs)::int AS changed,
      count(*) FILTER (WHERE NOT staged)::int AS removed, count(*) FILTER (WHERE staged)::int AS rows,
      bool_or(coalesce(older, false)) AS "isOlder"
    FROM (${compared(!partial)}) each GROUP BY state ORDER BY state`;
  return found.filter(({ state }) => !kept.has(state));
}

/** The states with a change: of their rows, or of their day or version where the files or the person say it. */
async function withNewVersions(
  tx: Transaction,
  found: Compared[],
  { kind, version, isExplicit }: { kind: string; version: string; isExplicit: boolean },
): Promise<StateChanges[]> {
  const newest = await tx.dataImport.findMany({
    where: { kind, state: { in: found.map(({ state }) => state) } },
    select: { state: true, version: true },
    orderBy: { id: "asc" },
  });
  const versions = new Map(newest.map((each) => [each.state, each.version]));
  return found.flatMap(({ isOlder, ...each }) => {
    const { state, added, changed, removed } = each;
    const isNew = isOlder || (isExplicit && versions.get(state) !== version);
    return added + changed + removed > 0 || isNew ? [each] : [];
  });
}

interface Writing extends Run {
  changes: StateChanges[];
  version: string;
  dated: Date;
  sha256: Buffer;
}

async function write(tx: Transaction, tables: Kind, writing: Writing): Promise<void> {
  const { request, actor, now, changes, version, dated, sha256 } = writing;
  const imports = await tx.$queryRaw<{ id: number; state: string }[]>`
    INSERT INTO data_import (kind, state, version, dated, source, rows, sha256, actor, imported_at)
    SELECT ${request.kind}, each.state, ${version}, ${dated}::date, ${request.source}, each.rows, ${sha256}::bytea, ${actor},
      ${now}::timestamptz
    FROM unnest(${changes.map(({ state }) => state)}::text[], ${changes.map(({ rows }) => rows)}::int[]) AS each (state, rows)
    RETURNING id, state`;
  const ids = join(imports.map(({ id, state }) => sql`(${state}, ${id}::int)`));
  await tx.$executeRaw(
    tables.clear(
      !request.partial,
      changes.map(({ state }) => state),
    ),
  );
  await tx.$executeRaw(tables.fill(sql`(SELECT * FROM (VALUES ${ids}) v (state, id))`));
  const sum = (count: (each: StateChanges) => number) => changes.reduce((total, each) => total + count(each), 0);
  await recordAudit(
    {
      actor,
      action: "data-imported",
      subject: `data:${request.kind}`,
      detail: {
        states: changes.map(({ state }) => state),
        added: sum(({ added }) => added),
        changed: sum(({ changed }) => changed),
        removed: sum(({ removed }) => removed),
        version,
        dated: dayOf(dated).toISOString().slice(0, 10),
        sha256: sha256.toString("hex"),
        imports: imports.map(({ id }) => id),
      },
    },
    tx,
  );
}
