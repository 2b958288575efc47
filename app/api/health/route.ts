import { connection } from "next/server";

import packageJson from "@/package.json";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { findEmailCounts } from "@/lib/mail/queries";
import { logError } from "@/lib/log";
import { findTallyGap } from "@/lib/signatures/tally/queries";
import { SECOND } from "@/lib/time";

// Recounting reads an index of every confirmed signature; once in ten seconds is enough for any monitor.
const GAP_KEPT_MILLISECONDS = 10 * SECOND;

// Without a worker emails wait and the site still serves, so it is said and is no reason to take a server out.
const WORKER_AWAY_SECONDS = 60;

let keptGap: { until: number; gap: Promise<number> } | undefined;

/** 200 while the site can do its work, 503 where it cannot; the same shape in both cases. */
export async function GET() {
  await connection();
  const now = new Date();
  try {
    const [{ waiting, oldestSeconds, failed }, gap, lastSeenAt] = await Promise.all([
      findEmailCounts(now),
      tallyGap(now),
      findLastHeartbeat(),
    ]);
    const lastSeenSeconds = lastSeenAt && Math.max(0, Math.round((now.getTime() - lastSeenAt.getTime()) / SECOND));
    const isWorkerAway = lastSeenSeconds === null || lastSeenSeconds > WORKER_AWAY_SECONDS;
    return answer(gap === 0 ? 200 : 503, {
      status: gap !== 0 ? "tally-gap" : isWorkerAway ? "worker-away" : "ok",
      database: "ok",
      emails: { waiting, oldestSeconds, failed },
      tally: { gap },
      worker: { lastSeenSeconds },
    });
  } catch (error) {
    logError("health-failed", error);
    return answer(503, {
      status: "database-unavailable",
      database: "unavailable",
      emails: { waiting: null, oldestSeconds: null, failed: null },
      tally: { gap: null },
      worker: { lastSeenSeconds: null },
    });
  }
}

function tallyGap(now: Date): Promise<number> {
  if (!keptGap || keptGap.until < now.getTime()) {
    const gap = findTallyGap();
    keptGap = { until: now.getTime() + GAP_KEPT_MILLISECONDS, gap };
    // A failed look is not kept: the next request asks again.
    gap.catch(() => {
      keptGap = undefined;
    });
  }
  return keptGap.gap;
}

function answer(status: number, { status: word, ...rest }: { status: string } & Record<string, unknown>) {
  return Response.json(
    { status: word, version: packageJson.version, ...rest },
    { status, headers: { "cache-control": "no-store" } },
  );
}
