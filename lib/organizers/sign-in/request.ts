import { emailHash } from "../../canonical-email";
import { claimPost, consumeRateLimits, forgetPost } from "../../limits/commands";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "../../limits/rules";
import type { LimitedUse } from "../../limits/schema";
import { refuse, accept, type Result } from "../../result";
import { addMilliseconds } from "../../time";
import { SIGN_IN_PER_EMAIL, SIGN_IN_PER_NETWORK, SIGN_IN_PER_SOURCE, SIGN_IN_PER_SOURCE_AND_EMAIL } from "../schema";
import { requestLink } from "./next-auth-client";

// Writing an email waits for the disk, and finding nobody does not. So every response takes at least this long.
const RESPONSE_MILLISECONDS_MIN = 400;

export type SignInRefusal = "too-many-tries";

/**
 * Sends a sign-in link to an organizer. The result and its time are the same for an email that is known, unknown, disabled,
 * expired, or requested too often by others. A sender who repeats requests for one email is refused; equal requests of one
 * sender within a minute are one. `ip` is the client's.
 */
export async function requestSignIn(email: string, ip: string, now: Date): Promise<Result<undefined, SignInRefusal>> {
  const enough = new Promise((resolve) => {
    setTimeout(resolve, RESPONSE_MILLISECONDS_MIN);
  });
  const key = emailHash(email).toString("hex");
  const post = `${sourceOf(ip)}/${key}`;
  if (await claimPost("sign-in", post, now)) {
    let sent = false;
    try {
      sent = await send(email, ip, key, now);
    } finally {
      if (!sent) await forgetPost("sign-in", post);
    }
    if (!sent) return refuse("too-many-tries");
  }
  await enough;
  return accept(undefined);
}

async function send(email: string, ip: string, key: string, now: Date): Promise<boolean> {
  const ofAll = { name: "sign-in-email", key, ...limitOfPace(SIGN_IN_PER_EMAIL), slowsOnly: true } as const;
  const [byEmail, ...byOwn] = await consumeRateLimits([ofAll, ...ownUsesOf(ip, key)], now);
  if (byOwn.some(({ allowed }) => !allowed)) return false;
  // Where the limit is used up, an email for each of the next minutes is already waiting.
  if (byEmail?.allowed)
    await requestLink(email, addMilliseconds(now, waitMilliseconds(SIGN_IN_PER_EMAIL, byEmail.used)));
  return true;
}

function ownUsesOf(ip: string, key: string): LimitedUse[] {
  if (isThisMachine(ip)) return [];
  const network = siteNetworkOf(ip);
  return [
    { name: "sign-in-source", key: sourceOf(ip), ...SIGN_IN_PER_SOURCE },
    { name: "sign-in-own", key: `${sourceOf(ip)}/${key}`, ...SIGN_IN_PER_SOURCE_AND_EMAIL },
    ...(network === null ? [] : [{ name: "sign-in-network", key: network, ...SIGN_IN_PER_NETWORK }]),
  ];
}
