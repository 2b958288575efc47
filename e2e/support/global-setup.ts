import { ensureBrowser } from "../../scripts/browser.ts";
import { startTemporarySite } from "../../scripts/temporary-site.ts";
import { startGeocoder } from "./geocoder.ts";

/** Starts the site, built for production, with its own database and postbox. Returns the function that stops it. */
export default async function globalSetup() {
  process.env["CHROMIUM_PATH"] ??= await ensureBrowser();
  const geocoder = await startGeocoder();
  const site = await startTemporarySite({
    WEB_CONCURRENCY: "2",
    STORIES: "on",
    FIRST_ORGANIZER: "organizer@example.org",
    // No street of a test leaves this machine.
    GEOCODER_URL: geocoder.url,
  });
  process.env["E2E_SITE_URL"] = site.siteUrl;
  process.env["E2E_POSTBOX_URL"] = site.postboxUrl;
  process.env["E2E_DATABASE_URL"] = site.databaseUrl;
  process.env["E2E_DATA_DIR"] = site.dataDir;
  process.env["E2E_DIST_DIR"] = site.distDir;
  return async () => {
    await site.stop();
    geocoder.stop();
  };
}
