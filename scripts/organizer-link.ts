// Prints a sign-in link for an organizer whose mail does not arrive. A person who can run this can read the database anyway.
import { disconnect } from "@/lib/db/client";
import { signInInput } from "@/lib/organizers/schema";
import { createSignInLink, type LinkRefusal } from "@/lib/organizers/sign-in/link/commands";

const USAGE = "npm run organizer:link -- ADDRESS";

const refusals: Record<LinkRefusal, string> = {
  "no-such-organizer": "No organizer has this email. The console lists them all, and invites others.",
  disabled: "This organizer is disabled. Another admin can enable them again, in the console.",
  "invitation-expired": "The invitation of this organizer has expired. An admin can invite them again, in the console.",
};

const [email = "", ...more] = process.argv.slice(2);
const input = signInInput.safeParse({ email });
if (!input.success || more.length > 0) {
  refuse(`${more.length > 0 ? "Name one email" : input.error!.issues[0]!.message}.\n${USAGE}`);
} else {
  const link = await createSignInLink(input.data.email, new Date());
  if (link.ok) {
    console.log(
      `${link.value.url}\n\nIt works once, until ${link.value.expiresAt.toISOString()}. The log says that it was made.`,
    );
  } else {
    refuse(refusals[link.refusal]);
  }
  await disconnect();
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
