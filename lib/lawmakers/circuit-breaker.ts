/** `half-open` says that the pause is over, and that the next request tries the service. */
export type Circuit = "closed" | "half-open" | "open";

/** Tells the breaker how a request ended that it let through. */
type Report = (success: boolean) => void;

interface CircuitBreaker {
  circuit: (now: Date) => Circuit;
  /** Lets a request through, which must report its end; null where the service is left alone. */
  begin: (now: Date) => Report | null;
  reset: () => void;
}

/**
 * Leaves a service alone for a while after it failed several times in a row. After the pause one request alone tries it, and all
 * others are held off until its end: a service that comes back is not flooded, and one that is still away costs one time-out.
 * State of this process alone.
 */
export function createCircuitBreaker({
  failuresMax,
  pauseMilliseconds,
}: {
  failuresMax: number;
  pauseMilliseconds: number;
}): CircuitBreaker {
  let failures = 0;
  let openUntil = 0;
  let isTried = false;
  // Grows whenever the circuit opens or closes. What began before says nothing of the service as it is now.
  let era = 0;
  const turn = (until: number) => {
    failures = 0;
    openUntil = until;
    isTried = false;
    era += 1;
  };
  const circuit = (now: Date): Circuit => {
    if (openUntil === 0) return "closed";
    return isTried || now.getTime() < openUntil ? "open" : "half-open";
  };
  return {
    circuit,
    begin(now) {
      const begun = circuit(now);
      if (begun === "open") return null;
      if (begun === "half-open") isTried = true;
      const own = era;
      return (success) => {
        if (own !== era) return;
        failures = success ? 0 : failures + 1;
        if (begun === "half-open" && success) turn(0);
        else if (begun === "half-open" || failures >= failuresMax) turn(now.getTime() + pauseMilliseconds);
      };
    },
    reset: () => turn(0),
  };
}
