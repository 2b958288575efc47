// Who may run the site from the console, for app/(console)/access.database.test.ts.
import { emailHash } from "@/lib/canonical-email";
import type { Organizer } from "@/lib/organizers/schema";
import { placeHold } from "@/lib/petitions/holds/commands";
import { listSender } from "@/lib/signatures/listings/commands";
import { type Access, action, ADMINS, form, page, SIGNED_IN } from "./console-access";
import { onDatabase } from "./database";

/** The overview, the settings, the log, and the choice of a time zone. */
export const operationAccess = (): Record<string, Access[]> => ({
  "console/(signed-in)/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/checks/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/emails/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/emails/actions.ts suppressionAction": [
    {
      allowed: ADMINS,
      answer: /is suppressed since/,
      arguments: action({ email: "suppressed@example.org", intent: "find" }),
    },
    { allowed: ADMINS, arguments: action({ email: "suppressed@example.org", intent: "lift" }) },
  ],
  "console/(signed-in)/time-zone/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/time-zone/actions.ts chooseTimeZoneAction": [
    { allowed: SIGNED_IN, arguments: action({ timeZone: "UTC" }) },
  ],
  "console/(signed-in)/settings/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/settings/actions.ts setPauseAction": [
    { allowed: ADMINS, arguments: action({}, "signing-paused", true) },
  ],
  "console/(signed-in)/settings/actions.ts setBannerAction": [
    { allowed: ADMINS, arguments: action({ en: "Hello", es: "Hola" }) },
  ],
  "console/(signed-in)/settings/actions.ts setMailCapAction": [{ allowed: ADMINS, arguments: action({ max: "1000" }) }],
  "console/(signed-in)/settings/actions.ts setNumbersAction": [
    { allowed: ADMINS, arguments: action({ emailsPerMailbox: "5" }, "mailbox") },
    { allowed: ADMINS, arguments: action({ reminderDays: "3" }, "reminder") },
  ],
  "console/(signed-in)/settings/retention/page.tsx default": [
    { allowed: ADMINS, arguments: page() },
    { allowed: ADMINS, arguments: page({ count: "now" }) },
  ],
  "console/(signed-in)/settings/retention/actions.ts setRetentionAction": [
    {
      allowed: ADMINS,
      arguments: action({
        keptUnconfirmedDays: "20",
        keptSendersDays: "14",
        keptEmailsDays: "30",
        keptSignaturesMonths: "12",
        sure: "yes",
      }),
    },
  ],
  "console/(signed-in)/settings/retention/actions.ts placeHoldAction": [
    { allowed: ADMINS, arguments: action({ petition: "harbor", name: "Case 12", reason: "A court asked." }) },
  ],
  "console/(signed-in)/settings/retention/actions.ts liftHoldAction": [{ allowed: ADMINS, arguments: action({}, 1) }],
  "console/(signed-in)/operation/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/audit/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/audit/file/route.ts POST": [
    {
      allowed: ADMINS,
      arguments: () => [
        new Request("http://localhost:3000/console/audit/file", { method: "POST", body: form({ format: "csv" }) }),
      ],
    },
  ],
  "console/(signed-in)/audit/actions.ts verifyAction": [{ allowed: ADMINS, arguments: action({}) }],
});

/** Writes what the rows about the operation change: a hold, a sender on a list, and a suppressed mailbox. All of them are the first. */
export async function addsOperation(organizerId: number): Promise<void> {
  const admin: Organizer = { id: organizerId, role: "admin", states: null };
  const now = new Date();
  await placeHold(admin, { petition: "harbor", name: "Case 1", reason: "A court asked." }, now);
  const sender = { kind: "domain", value: "listed.example" } as const;
  await listSender(admin, { list: "block", sender, subdomains: false, reason: "made-up names" }, now);
  await onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'bounce')", [
      emailHash("suppressed@example.org"),
    ]),
  );
}
