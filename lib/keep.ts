import { SECOND } from "./time.ts";

// A failure is tried again soon: what failed may work again.
const FAILURE_KEPT_MILLISECONDS = 2 * SECOND;

/** Does `work` once for all callers within so many milliseconds, and shares its result, or for two seconds its failure. */
export function keep<Value>(milliseconds: number, work: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | null = null;
  return () => {
    if (kept && performance.now() < kept.until) return kept.value;
    const current = { value: work(), until: Infinity };
    kept = current;
    const keepFor = (time: number) => {
      current.until = performance.now() + time;
    };
    current.value.then(
      () => keepFor(milliseconds),
      () => keepFor(Math.min(milliseconds, FAILURE_KEPT_MILLISECONDS)),
    );
    return current.value;
  };
}
