// `npm run build`: makes the build without starting anything, for an image. It needs no secret and no database.
import { ensureBuild, generatePrismaClient } from "./build.ts";
import { LATER, PLACEHOLDERS, readSettings } from "./settings.ts";
import { runProcesses } from "./stopping.ts";

await runProcesses(async ({ signal }) => {
  // No secret becomes a part of a build: at run time Next takes the key of Server Actions from the settings.
  const { childEnv } = readSettings("production", {
    ...process.env,
    ...LATER,
    ...PLACEHOLDERS,
    RESEND_API_KEY: "re_build",
    DATABASE_OWNER_URL: undefined,
  });
  await generatePrismaClient(childEnv, signal);
  await ensureBuild(childEnv, signal);
  return 0;
});
