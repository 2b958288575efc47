/** Does `work` once for all callers within so many milliseconds, and shares its result or its failure. */
export function keep<Value>(milliseconds: number, work: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | null = null;
  return () => {
    if (kept && performance.now() < kept.until) return kept.value;
    const current = { value: work(), until: Infinity };
    kept = current;
    const ended = () => {
      current.until = performance.now() + milliseconds;
    };
    current.value.then(ended, ended);
    return current.value;
  };
}
