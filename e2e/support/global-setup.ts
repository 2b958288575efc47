import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { ensureBrowser } from "../../scripts/browser.ts";
import { startTemporarySite } from "../../scripts/temporary-site.ts";
import { startGeocoder } from "./geocoder.ts";

/** Starts the site, built for production, with its own database and postbox. Returns the function that stops it. */
export default async function globalSetup() {
  process.env["CHROMIUM_PATH"] ??= await ensureBrowser();
  const geocoder = await startGeocoder();
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-output-"));
  // e2e/marked-data.spec.ts searches it.
  const output = path.join(folder, "output");
  const site = await startTemporarySite(
    {
      WEB_CONCURRENCY: "2",
      STORIES: "on",
      FIRST_ORGANIZER: "organizer@example.org",
      // No street of a test leaves this machine.
      GEOCODER_URL: geocoder.url,
      // Receivers of webhooks that tests start.
      WEBHOOK_NETWORKS: "127.0.0.1/32",
    },
    undefined,
    output,
  );
  process.env["E2E_OUTPUT"] = output;
  process.env["E2E_SITE_URL"] = site.siteUrl;
  process.env["E2E_POSTBOX_URL"] = site.postboxUrl;
  process.env["E2E_DATABASE_URL"] = site.databaseUrl;
  process.env["E2E_DATA_DIR"] = site.dataDir;
  process.env["E2E_DIST_DIR"] = site.distDir;
  return async () => {
    await site.stop();
    geocoder.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
