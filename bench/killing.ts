import pg from "pg";

import { signAndConfirm } from "../tests/crowd.ts";
import { startInstallation } from "../tests/installation.ts";
import { findNginx, untilTrue } from "../tests/nginx.ts";
import type { Results } from "./results.ts";
import { scale } from "./scale.ts";
import type { Site } from "./site.ts";

interface Load {
  perSecond: number | undefined;
  seconds: number | undefined;
}

/**
 * People sign and confirm behind nginx, so many a second, while an instance, the worker, the other instance and the primary of
 * PostgreSQL are killed one after the other. An error is a confirmation that a person was thanked for and that is not in the table; drift
 * is what counts twice, or is not counted.
 */
export async function measureKilling(
  { siteUrl, distDir }: Site,
  { perSecond = scale.journeysPerSecond, seconds = scale.journeySeconds }: Load,
): Promise<Results> {
  const nginx = findNginx();
  if (nginx === null) throw new Error("nginx is not installed on this machine");
  const installation = await startInstallation({ nginx, siteUrl, distDir });
  const { databaseUrl, instances, killDatabase, killWorker, postboxUrl } = installation;
  try {
    const count = Math.round(perSecond * seconds);
    const strikes = [() => instances[0]!.kill(), killWorker, () => instances[1]!.kill(), killDatabase];
    const crowd = signAndConfirm({ url: installation.nginx.url, siteUrl, postboxUrl }, count, perSecond);
    const killing = async () => {
      for (const [index, strike] of strikes.entries()) {
        const share = (0.8 * (index + 1)) / (strikes.length + 1);
        await untilTrue(
          "more have confirmed",
          async () => (await counted(databaseUrl)).confirmed >= share * count,
          600_000,
        );
        strike();
      }
    };
    const [{ confirmed, seconds: taken, again }] = await Promise.all([crowd, killing()]);
    const inTable = await counted(databaseUrl);
    return {
      [`${perSecond} people a second, and four kills`]: [
        {
          confirmed,
          "per second": confirmed / taken,
          "sent again": again,
          errors: Math.max(0, confirmed - inTable.people),
          drift: inTable.confirmed - inTable.people + (inTable.tallied - inTable.confirmed),
        },
      ],
    };
  } finally {
    await installation.stop();
  }
}

/** The confirmed signatures, the mailboxes that they are of, and what the tally says. */
async function counted(connectionString: string) {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client
    .query<{ confirmed: number; people: number; tallied: number }>(
      `SELECT count(*)::int AS confirmed, count(DISTINCT email_hash)::int AS people,
         (SELECT coalesce(sum(count), 0)::int FROM (SELECT count FROM tally_state UNION ALL SELECT delta FROM tally_entry) t)
           AS tallied
       FROM signature WHERE status = 'confirmed'`,
    )
    .finally(() => client.end());
  return rows[0]!;
}
