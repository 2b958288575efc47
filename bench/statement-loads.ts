// Imports nothing of the domain, so that it can also measure an older version, which is passed as `subject`.
import type pg from "pg";

import { inTurn, load, type Load, shown } from "./load.ts";
import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";

/** The measured operations of one version of the domain. Each throws where the domain refuses. */
export interface Subject {
  pool: Pick<pg.Pool, "query">;
  /** Signs without limits. `run` and `number` determine the signer. */
  signAlone: (run: string, number: number) => Promise<void>;
  /** Signs as a visitor whose browser has made this proof of work. */
  signWithProof: (run: string, number: number, proof: string) => Promise<void>;
  /** Signs as a visitor without a proof of work, with all limits. */
  signWithoutProof: (run: string, number: number) => Promise<void>;
  /** Proofs of work, each for one signing. */
  proofs: (count: number) => Promise<string[]>;
  /** The ids for `confirm` of everything that is not confirmed yet, newest first. */
  unconfirmed: () => Promise<bigint[]>;
  confirm: (id: bigint) => Promise<void>;
  /** Folds entries of the ledger into the tally. Returns how many. */
  fold: () => Promise<number>;
  close: () => Promise<void>;
}

/**
 * Measures each operation with different numbers of callers at once, and an INSERT with its commit on the same pool, in turns.
 * The tables must be empty at first.
 */
export async function measureStatements(subject: Subject): Promise<Results> {
  await subject.pool.query("CREATE TABLE bench_baseline (id bigserial PRIMARY KEY, at timestamptz NOT NULL)");
  for (const warmUp of Object.values(loadsOf(subject, 4, scale.warmUpSeconds))) await warmUp();
  const rows: Row[] = [];
  for (const callers of scale.clients) {
    const loads = loadsOf(subject, callers, scale.secondsATurn);
    const [baseline, ...measured] = await inTurn(scale.turns, Object.values(loads));
    rows.push(row("baseline: INSERT and commit", callers, baseline!, baseline!));
    for (const [place, name] of Object.keys(loads).slice(1).entries())
      rows.push(row(name, callers, measured[place]!, baseline!));
  }
  return {
    "Statements of signing and confirming": rows,
    [`Folding ${scale.foldedEntries} entries`]: await measureFolds(subject),
  };
}

let runs = 0;

// More than a machine signs in a second, and made in two.
const PROOFS_A_SECOND = 1_500;

function loadsOf(subject: Subject, callers: number, seconds: number) {
  const { pool, signAlone, signWithProof, signWithoutProof, proofs, unconfirmed, confirm } = subject;
  const nextRun = () => `${Date.now()}r${(runs += 1)}`;
  const signLoad = (sign: Subject["signAlone"]) => () => {
    const run = nextRun();
    return load(callers, seconds, (number) => sign(run, number));
  };
  return {
    baseline: () => load(callers, seconds, () => insert(pool)),
    "sign, without limits": signLoad(signAlone),
    "sign, with a proof of work": async () => {
      const [run, made] = [nextRun(), await proofs(Math.ceil(PROOFS_A_SECOND * seconds))];
      return load(callers, seconds, (number) => signWithProof(run, number, made[number]!), made.length);
    },
    "sign, without a proof": signLoad(signWithoutProof),
    // Confirms each of the latest signatures once.
    confirm: async () => {
      const ids = await unconfirmed();
      return load(callers, seconds, (number) => confirm(ids[number]!), ids.length);
    },
  };
}

async function insert(pool: Subject["pool"]): Promise<void> {
  await pool.query({ name: "bench", text: "INSERT INTO bench_baseline (at) VALUES ($1)", values: [new Date()] });
}

function row(what: string, callers: number, measured: Load, baseline: Load): Row {
  return {
    what,
    callers,
    ...shown(measured),
    // The time of the machine for one operation, which concurrent callers share.
    "ms each": 1_000 / measured.perSecond,
    "times the baseline's cost": baseline.perSecond / measured.perSecond,
  };
}

async function measureFolds({ pool, fold }: Subject): Promise<Row[]> {
  while ((await fold()) > 0) continue;
  const rows: Row[] = [];
  for (const callers of scale.clients) {
    const times: number[] = [];
    for (let round = 0; round < scale.folds; round += 1) {
      await addEntries(pool);
      const began = performance.now();
      // Only one caller folds at a time; the others return at once.
      let folded = 0;
      while (folded < scale.foldedEntries) {
        const counts = await Promise.all(Array.from({ length: callers }, fold));
        folded += counts.reduce((sum, count) => sum + count, 0);
      }
      times.push(performance.now() - began);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;
    rows.push({ callers, folds: scale.folds, "p50 ms": at(0.5), "p95 ms": at(0.95) });
  }
  return rows;
}

/** Writes the entries of confirmations, of all hours of some days and of twenty states. */
async function addEntries(pool: Subject["pool"]): Promise<void> {
  await pool.query(
    `INSERT INTO tally_entry (petition_id, state, hour, delta)
     SELECT (SELECT id FROM petition WHERE slug = 'safe-harbor'),
       (ARRAY['AL','AK','AZ','AR','CA','CO','CT','DE','FL','GA','HI','ID','IL','IN','IA','KS','KY','LA','ME','TX'])[1 + n % 20],
       date_trunc('hour', now()) - n % 48 * interval '1 hour', 1
     FROM generate_series(1, ${scale.foldedEntries}) n`,
  );
}
