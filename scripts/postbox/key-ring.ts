// The service remembers an idempotency key for a day.
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1_000;

interface Kept {
  hash: string;
  answer: unknown;
  at: number;
}

export interface KeyRing {
  /** What a request with this key gets: the earlier answer, a refusal, or null where it is the first. */
  look: (key: string, hash: string) => { answer: unknown } | "other-body" | "in-progress" | null;
  begin: (key: string) => void;
  end: (key: string) => void;
  remember: (key: string, hash: string, answer: unknown, at: number) => void;
}

/** The idempotency keys of the last day. */
export function createKeyRing(): KeyRing {
  const kept = new Map<string, Kept>();
  const inProgress = new Set<string>();

  // Keys are remembered in the order of time, so the old ones are at the front.
  const forget = (now: number) => {
    for (const [key, { at }] of kept) {
      if (now - at < KEPT_MILLISECONDS) return;
      kept.delete(key);
    }
  };

  return {
    look: (key, hash) => {
      forget(Date.now());
      if (inProgress.has(key)) return "in-progress";
      const earlier = kept.get(key);
      if (!earlier) return null;
      return earlier.hash === hash ? { answer: earlier.answer } : "other-body";
    },
    begin: (key) => {
      inProgress.add(key);
    },
    end: (key) => {
      inProgress.delete(key);
    },
    remember: (key, hash, answer, at) => {
      kept.set(key, { hash, answer, at });
    },
  };
}
