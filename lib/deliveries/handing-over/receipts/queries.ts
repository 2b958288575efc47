import "server-only";

import { type Database, db } from "../../../db/client";
import type { DownloadedVersion } from "../schema";

const VERSIONS_LISTED_MAX = 200;

/**
 * The generations of a packet of which somebody downloaded a file with signers, the newest first: nothing else can be in
 * anybody's hands.
 */
export async function listDownloaded(packetId: number, on: Database = db): Promise<DownloadedVersion[]> {
  return on.$queryRaw<DownloadedVersion[]>`
    SELECT a.generation, m.built_at AS "builtAt", min(a.at) AS "firstAt",
      bool_or(a.link_id IS NOT NULL) AS "isByOffice", bool_or(a.link_id IS NULL) AS "isByOrganizer"
    FROM packet_access a JOIN packet_manifest m ON m.packet_id = a.packet_id AND m.generation = a.generation
    WHERE a.packet_id = ${packetId} AND a.format <> 'json'
    GROUP BY a.generation, m.built_at ORDER BY a.generation DESC LIMIT ${VERSIONS_LISTED_MAX}`;
}
