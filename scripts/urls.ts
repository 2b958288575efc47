import type { Settings } from "./settings.ts";

/** Prints the URLs of everything that was started. */
export function printUrls(settings: Settings, postboxUrl: string | null): void {
  const { env, childEnv, dataDir, embeddedDatabase, localPostbox } = settings;
  const organizer = childEnv["FIRST_ORGANIZER"];
  const lines: [string, string][] = [
    ["Site", env.SITE_URL],
    ["Console", `${env.SITE_URL}/console`],
  ];
  if (organizer)
    lines.push([
      "First sign-in",
      `enter ${organizer} in the console, then open the link ${localPostbox ? "in the postbox" : "in the mail"}`,
    ]);
  if (postboxUrl) lines.push(["Postbox", `${postboxUrl} (all mail stays here; set RESEND_API_KEY to send it)`]);
  lines.push(["Database", embeddedDatabase ? "embedded PostgreSQL" : "the one DATABASE_URL names"]);
  if (embeddedDatabase || localPostbox) lines.push(["Kept in", `${dataDir} (data and secrets: back it up)`]);
  const width = Math.max(...lines.map(([name]) => name.length));
  console.log(
    ["", ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), "", "  Ctrl-C stops it.", ""].join("\n"),
  );
  for (const warning of warningsOf(settings)) console.warn(`  WARNING: ${warning}\n`);
}

/** Warnings about settings that are allowed and rarely intended. */
export function warningsOf({
  env,
  embeddedDatabase,
  localPostbox,
}: Pick<Settings, "env" | "embeddedDatabase" | "localPostbox">): string[] {
  const warnings: string[] = [];
  if (env.SITE_URL.startsWith("https:") && env.TRUSTED_PROXIES.length === 0) {
    warnings.push(
      "TRUSTED_PROXIES is empty: forwarded IPs are not believed, so limits by source see only the proxy. Name it there.",
    );
  }
  if (!embeddedDatabase && localPostbox) {
    warnings.push("RESEND_API_KEY is not set: ALL MAIL STAYS IN THE LOCAL POSTBOX and reaches nobody.");
  }
  if (!localPostbox && env.POSTAL_ADDRESS === "") {
    warnings.push(
      "POSTAL_ADDRESS is empty: emails have no postal address, which the law of many places demands of them.",
    );
  }
  return warnings;
}
