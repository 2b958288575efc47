/** Leaves a service alone for a while after it failed several times in a row. State of this process alone. */
export function createCircuitBreaker({
  failuresMax,
  pauseMilliseconds,
}: {
  failuresMax: number;
  pauseMilliseconds: number;
}) {
  let failures = 0;
  let openUntil = 0;
  return {
    /** Whether it should be left alone now. After the pause the next failure opens the circuit again. */
    isOpen: (now: Date): boolean => now.getTime() < openUntil,
    record(success: boolean, now: Date): void {
      failures = success ? 0 : failures + 1;
      openUntil = failures >= failuresMax ? now.getTime() + pauseMilliseconds : 0;
    },
    reset(): void {
      failures = 0;
      openUntil = 0;
    },
  };
}
