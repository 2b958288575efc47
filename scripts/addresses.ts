import type { Settings } from "./settings.ts";

/** Prints where everything is, once it answers. */
export function printAddresses({ env, childEnv, dataDir, embeddedDatabase, localPostbox }: Settings, postboxUrl: string | null): void {
  const organizer = childEnv["FIRST_ORGANIZER"];
  const lines: [string, string][] = [
    ["Site", env.SITE_URL],
    ["Console", `${env.SITE_URL}/console`],
  ];
  if (organizer) lines.push(["First sign-in", `enter ${organizer} in the console, then open the link ${localPostbox ? "in the postbox" : "in the mail"}`]);
  if (postboxUrl) lines.push(["Postbox", `${postboxUrl} (all mail stays here; set RESEND_API_KEY to send it)`]);
  lines.push(["Database", embeddedDatabase ? "embedded PostgreSQL" : "the one DATABASE_URL names"]);
  if (embeddedDatabase || localPostbox) lines.push(["Kept in", `${dataDir} (data and secrets: back it up)`]);
  const width = Math.max(...lines.map(([name]) => name.length));
  console.log(["", ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), "", "  Ctrl-C stops it.", ""].join("\n"));
}
