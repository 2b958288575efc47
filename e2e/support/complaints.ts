import type { Page } from "@playwright/test";

/** What a page does that none of ours may: collected from now on, as sentences. */
export function complaintsAbout(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    // A browser reports the status of the page itself as an error, too.
    const isOwnStatus = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !isOwnStatus) complaints.push(`it said: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`it broke: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`it asked for ${request.url()}`);
  });
  page.on("response", async (response) => {
    if (((await response.allHeaders().catch(() => ({}))) as Record<string, string>)["set-cookie"])
      complaints.push(`${response.url()} set a cookie`);
  });
  return complaints;
}
