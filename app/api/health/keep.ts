/** Asks once for everybody who wants to know within so many milliseconds, and shares what comes of it, a failure too. */
export function keep<Value>(milliseconds: number, ask: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | null = null;
  return () => {
    if (kept && performance.now() < kept.until) return kept.value;
    const asked = { value: ask(), until: Infinity };
    kept = asked;
    const ended = () => {
      asked.until = performance.now() + milliseconds;
    };
    asked.value.then(ended, ended);
    return asked.value;
  };
}
