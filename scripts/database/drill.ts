// `npm run db:drill -- FILE`: restores a backup into a PostgreSQL of its own, compares, and removes it. The site is not touched.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { startCluster } from "../postgres/cluster.ts";
import { MIGRATIONS } from "../services.ts";
import { StartError } from "../start-error.ts";
import { runProcesses } from "../stopping.ts";
import { unlockOf } from "./backup/keys.ts";
import { restore } from "./backup/restoring.ts";

await runProcesses(async ({ signal, onStop }) => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new StartError("Name the file to try: npm run db:drill -- FILE");
  const unlock = unlockOf();
  const startedAt = performance.now();
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-drill-"));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  const cluster = await startCluster({
    folder: path.join(folder, "postgres"),
    password: randomBytes(16).toString("hex"),
    maxConnections: 20,
    // The data is not needed after the drill, so it need not be flushed to the disk.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  onStop(cluster.stop);
  const options = { file: path.resolve(file), unlock, migrations: MIGRATIONS, replace: false, signal };
  const { start, end, rows } = await restore(cluster.url("postgres"), options);
  const { signatures, tally, auditEntry, auditHash } = end.facts;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`The backup of ${start.takenAt} can be restored. It took ${seconds} s. Compared and the same:`);
  console.log(`  rows of ${rows.size} tables: ${[...rows.values()].reduce((sum, count) => sum + count, 0)}`);
  console.log(`  confirmed signatures: ${signatures}, by the ledger: ${tally}`);
  console.log(`  head of the log: entry ${auditEntry}, ${auditHash || "no hash"}`);
  return 0;
});
