import type { Row } from "./results.ts";

export interface Load {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  requests: number;
  errors: number;
}

/**
 * Runs `step` in parallel with this many clients for some seconds, and returns the figures. A step that throws counts as an
 * error, and the first one is printed. `number` is different for each step, so that each can be another signer. With
 * `stepsMax` it ends after so many steps.
 */
export async function load(
  clients: number,
  seconds: number,
  step: (number: number) => Promise<void>,
  stepsMax = Infinity,
): Promise<Load> {
  const latencies: number[] = [];
  let errors = 0;
  let number = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (number < stepsMax && performance.now() < end) {
        const began = performance.now();
        await step(number++).then(
          () => latencies.push(performance.now() - began),
          (error: Error) => {
            errors += 1;
            if (errors === 1) console.error(`  ${error.message}`);
          },
        );
      }
    }),
  );
  return summarize(latencies, errors, (performance.now() - start) / 1_000);
}

export function summarize(latencies: number[], errors: number, seconds: number): Load {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    perSecond: sorted.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    requests: sorted.length,
    errors,
  };
}

/** Runs loads in turns, so that all have the same conditions. Each runs once in each turn. */
export async function inTurn(turns: number, loads: (() => Promise<Load>)[]): Promise<Load[]> {
  const done: Load[][] = loads.map(() => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [place, each] of loads.entries()) done[place]!.push(await each());
  }
  return done.map(merged);
}

/** Combines the loads of several turns: the median of rates and percentiles, the sum of requests and errors. */
function merged(loads: Load[]): Load {
  const middle = (of: (each: Load) => number) => loads.map(of).sort((a, b) => a - b)[Math.floor(loads.length / 2)]!;
  const sum = (of: (each: Load) => number) => loads.reduce((total, each) => total + of(each), 0);
  return {
    perSecond: middle(({ perSecond }) => perSecond),
    p50: middle(({ p50 }) => p50),
    p95: middle(({ p95 }) => p95),
    p99: middle(({ p99 }) => p99),
    requests: sum(({ requests }) => requests),
    errors: sum(({ errors }) => errors),
  };
}

/** A load and its baseline as two rows. */
export function compared(name: string, measured: Load, baselineName: string, baseline: Load): Row[] {
  return [
    {
      what: name,
      ...shown(measured),
      "of the baseline's rate": measured.perSecond / baseline.perSecond,
      "times the baseline's cost": baseline.perSecond / measured.perSecond,
    },
    { what: `baseline: ${baselineName}`, ...shown(baseline) },
  ];
}

export function shown({ perSecond, p50, p95, p99, errors }: Load): Row {
  return { "per second": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, errors };
}
