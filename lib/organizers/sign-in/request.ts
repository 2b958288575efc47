import { emailHash } from "../../canonical-email";
import { consumeRateLimit } from "../../limits/commands";
import { refuse, accept, type Result } from "../../result";
import { SIGN_IN_PER_ADDRESS, SIGN_IN_PER_SOURCE } from "../schema";
import { askForLink } from "./next-auth-client";

// Writing an email waits for the disk and finding nobody does not. Every answer takes at least this long instead.
const ANSWER_MILLISECONDS_MIN = 400;

export type SignInRefusal = "too-many-tries";

/**
 * Sends a sign-in link to an organizer, and answers everybody alike: the same words after the same time for an address
 * that is known, unknown, shut out, invited too long ago, or asked for too often.
 */
export async function requestSignIn(
  email: string,
  source: string,
  now: Date,
): Promise<Result<undefined, SignInRefusal>> {
  const enough = new Promise((resolve) => {
    setTimeout(resolve, ANSWER_MILLISECONDS_MIN);
  });
  const bySource = await consumeRateLimit("sign-in-source", source, SIGN_IN_PER_SOURCE, now);
  if (!bySource.allowed) return refuse("too-many-tries");
  const byAddress = await consumeRateLimit(
    "sign-in-address",
    emailHash(email).toString("hex"),
    SIGN_IN_PER_ADDRESS,
    now,
  );
  if (byAddress.allowed) await askForLink(email, now);
  await enough;
  return accept(undefined);
}
