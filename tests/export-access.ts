// The rows of the role matrix that are about exports.
import { type Access, ADMINS, exportOf, ORGANIZERS, page, UNLIMITED } from "./console-access.ts";

/** Who may make files of signatures. `entry` is that of an export in the log. */
export const exportAccess = (entry: () => string): Record<string, Access[]> => ({
  "console/(signed-in)/exports/page.tsx default": [{ allowed: ORGANIZERS, arguments: page() }],
  "console/(signed-in)/exports/csv/route.ts POST": [
    { allowed: ORGANIZERS, arguments: exportOf("") },
    { allowed: ORGANIZERS, arguments: exportOf("TX") },
    { allowed: UNLIMITED, arguments: exportOf("VT") },
  ],
  // The export was made by an admin, and only admins see exports of others.
  "console/(signed-in)/exports/[entry]/manifest.json/route.ts GET": [
    {
      allowed: ADMINS,
      arguments: () => [new Request("http://localhost:3000/"), { params: Promise.resolve({ entry: entry() }) }],
    },
  ],
});
