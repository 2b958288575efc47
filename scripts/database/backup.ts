// `npm run db:backup -- FILE`: writes all rows into one encrypted file, while the site runs.
import path from "node:path";

import { borrowDatabase } from "../services.ts";
import { readSettings } from "../settings.ts";
import { StartError } from "../start-error.ts";
import { runProcesses } from "../stopping.ts";
import { lockOf } from "./backup/keys.ts";
import { recordBackup } from "./backup/record.ts";
import { backUp } from "./backup/writing.ts";

await runProcesses(async ({ signal, onStop }) => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new StartError("Name the file to write: npm run db:backup -- FILE");
  const lock = lockOf();
  const database = await borrowDatabase(readSettings("production"));
  onStop(database.close);
  // Not migrated: a backup is what one makes before an upgrade.
  const startedAt = performance.now();
  const target = path.resolve(file);
  const { rows, bytes, facts } = await backUp(database.directUrl, target, lock, signal);
  await recordBackup(database.directUrl, { rows, bytes });
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(
    `Wrote ${target}: ${rows} rows, ${facts.signatures} confirmed signatures, ${bytes} bytes, in ${seconds} s. ` +
      `It opens with ${lock.named}.`,
  );
  console.log(
    "The keys of the site (SEAL_KEYS and HASH_KEY, or secrets.json in DATA_DIR) are not in it. Keep a copy elsewhere: without " +
      "them nobody can read names and emails again.",
  );
  return 0;
});
