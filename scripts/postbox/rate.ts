const WINDOW_MILLISECONDS = 1_000;

export interface Rate {
  /** Counts a request; the headers belong on its response, whatever that is. */
  take: () => { allowed: boolean; headers: Record<string, string> };
}

/** As many requests as `limit` in each second, with the headers of the service. */
export function createRate(limit: number): Rate {
  let windowStart = 0;
  let used = 0;

  return {
    take: () => {
      const now = performance.now();
      if (now - windowStart >= WINDOW_MILLISECONDS) {
        windowStart = now;
        used = 0;
      }
      const allowed = used < limit;
      if (allowed) used += 1;
      const headers = {
        "ratelimit-limit": `${limit}`,
        "ratelimit-policy": `${limit};w=1`,
        "ratelimit-remaining": `${limit - used}`,
        "ratelimit-reset": "1",
        ...(allowed ? {} : { "retry-after": "1" }),
      };
      return { allowed, headers };
    },
  };
}
