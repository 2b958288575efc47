// Prints a sign-in link for an organizer whose mail does not arrive, and resets the second factor of one who lost phone and
// recovery codes. A person who can run this can read the database anyway.
import { parseArgs } from "node:util";

import { disconnect } from "@/lib/db/client";
import { signInInput } from "@/lib/organizers/schema";
import { resetAsOperator } from "@/lib/organizers/second-factor/reset/commands";
import { createSignInLink, type LinkRefusal } from "@/lib/organizers/sign-in/link/commands";

const USAGE = "npm run organizer:link -- [--reset-second-factor] ADDRESS";

const refusals: Record<LinkRefusal, string> = {
  "no-such-organizer": "No organizer has this email. The console lists them all, and invites others.",
  disabled: "This organizer is disabled. Another admin can enable them again, in the console.",
  "invitation-expired": "The invitation of this organizer has expired. An admin can invite them again, in the console.",
};

const resetRefusals = {
  "no-such-organizer": refusals["no-such-organizer"],
  "no-second-factor": "This organizer has no second factor. Run the command without --reset-second-factor for a link.",
};

const { values, positionals } = parseArguments();
const [email = "", ...more] = positionals;
const input = signInInput.safeParse({ email });
if (!input.success || more.length > 0) {
  refuse(`${more.length > 0 ? "Name one email" : input.error!.issues[0]!.message}.\n${USAGE}`);
} else {
  if (!values["reset-second-factor"] || (await resetFactor(input.data.email))) await printLink(input.data.email);
  await disconnect();
}

function parseArguments() {
  try {
    const options = { "reset-second-factor": { type: "boolean" } } as const;
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  } catch {
    // An unknown option: the usage says which there are.
    return { values: {}, positionals: [] };
  }
}

/** Resets the second factor. Returns whether a link may follow. */
async function resetFactor(address: string): Promise<boolean> {
  const reset = await resetAsOperator(address, new Date());
  if (!reset.ok) {
    refuse(resetRefusals[reset.refusal]);
    return false;
  }
  console.log(
    "The second factor is reset, and all sessions ended. An email tells the organizer, and the log says it.\n",
  );
  return true;
}

async function printLink(address: string): Promise<void> {
  const link = await createSignInLink(address, new Date());
  if (!link.ok) return refuse(refusals[link.refusal]);
  const { url, expiresAt } = link.value;
  console.log(`${url}\n\nIt works once, until ${expiresAt.toISOString()}. The log says that it was made.`);
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
