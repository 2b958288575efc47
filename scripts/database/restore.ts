// `npm run db:restore -- FILE`: puts the rows of a backup into an empty database, or with --replace in the place of what is there.
import path from "node:path";

import { findLockOwner } from "../folder-lock.ts";
import { borrowDatabase, migrate, MIGRATIONS } from "../services.ts";
import { readSettings } from "../settings.ts";
import { StartError } from "../start-error.ts";
import { runProcesses } from "../stopping.ts";
import { unlockOf } from "./backup/keys.ts";
import { sentenceOfQuieted } from "./backup/quieting.ts";
import { restore } from "./backup/restoring.ts";

await runProcesses(async ({ signal, onStop }) => {
  const files = process.argv.slice(2).filter((argument) => argument !== "--replace");
  const [file] = files;
  if (!file || files.length > 1 || file.startsWith("-"))
    throw new StartError("Name the file to restore: npm run db:restore -- FILE [--replace]");
  const settings = readSettings("production");
  if (settings.embeddedDatabase && findLockOwner(settings.dataDir))
    throw new StartError("The site is running on this database. Stop it first.");
  const unlock = unlockOf();
  const database = await borrowDatabase(settings);
  onStop(database.close);
  const checked = await restore(database.ownerUrl ?? database.directUrl, {
    file: path.resolve(file),
    unlock,
    migrations: MIGRATIONS,
    replace: process.argv.includes("--replace"),
    signal,
  });
  await migrate(database);
  const { signatures, auditEntry } = checked.end.facts;
  console.log(
    `Restored the backup of ${checked.start.takenAt}: ${signatures} confirmed signatures, ${auditEntry} entries of the log.`,
  );
  console.log(sentenceOfQuieted(checked.quieted));
  console.log(
    "Emails are paused, because those that waited then may have been sent since: docs/backup.md says what to look at before " +
      "you resume them in the console. Organizers sign in again. Start with the SEAL_KEYS and HASH_KEY of the backup's time.",
  );
  return 0;
});
