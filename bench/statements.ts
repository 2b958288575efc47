// Measures signing, confirming and folding in the domain, on an embedded database that nothing else uses.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { generatePrismaClient } from "../scripts/build.ts";
import { databaseSettings, migrate, openDatabase } from "../scripts/services.ts";
import { readSettings } from "../scripts/settings.ts";
import { cleanEnvironment } from "../scripts/temporary-site.ts";
import { faultsOf, keepResults } from "./results.ts";
import { measureStatements } from "./statement-loads.ts";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-bench-"));
process.env = cleanEnvironment({ DATA_DIR: dataDir });
const settings = readSettings("production");
await generatePrismaClient(settings.childEnv);
const database = await openDatabase(settings);
try {
  await migrate(database);
  Object.assign(process.env, settings.childEnv, databaseSettings(database));
  // Imported now, because it reads the settings.
  const { openSubject } = await import("./statement-subject.ts");
  const subject = await openSubject();
  const results = await measureStatements(subject).finally(subject.close);
  console.log(`\nWritten to ${keepResults("statements", results)}`);
  for (const fault of faultsOf(results)) {
    console.error(fault);
    process.exitCode = 1;
  }
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}
