const WINDOW_MILLISECONDS = 1_000;

export interface Rate {
  /** Counts a request. Every response needs the returned headers. */
  take: () => { allowed: boolean; headers: Record<string, string> };
}

/** A rate limit of `limit` requests in each second, with the headers of the service. */
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
