// `npm run db:migrate`: applies the migrations, for a deployment that does so in a step of its own.
import { borrowDatabase, migrate } from "../services.ts";
import { readSettings } from "../settings.ts";
import { runProcesses } from "../stopping.ts";

await runProcesses(async ({ onStop }) => {
  const database = await borrowDatabase(readSettings("production"));
  onStop(database.close);
  await migrate(database);
  console.log("The database is up to date.");
  return 0;
});
