import type { Page } from "@playwright/test";

/** Collects from now on what no page of ours may do: errors, warnings, requests to other sites, and cookies. */
export function collectErrors(page: Page, origin: string): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    // A browser also reports the error status of the page itself.
    const isOwnStatus = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !isOwnStatus) errors.push(`it logged: ${message.text()}`);
  });
  page.on("pageerror", (error) => errors.push(`it threw: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) errors.push(`it requested ${request.url()}`);
  });
  page.on("response", async (response) => {
    if (((await response.allHeaders().catch(() => ({}))) as Record<string, string>)["set-cookie"])
      errors.push(`${response.url()} set a cookie`);
  });
  return errors;
}
