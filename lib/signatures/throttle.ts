import { canonicalEmail } from "../canonical-email";
import { redeemProofOfWork } from "../limits/commands";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "../limits/rules";
import type { Limit, LimitedUse, Pace, Sender } from "../limits/schema";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../time";
import { isMailProvider } from "./mail-providers";

// A hall full of people behind one IP does not reach a thousand signings an hour: with one phone and a minute each, a
// thousand people take longer.
export const SIGNING_LIMIT: Limit = { max: 1_000, windowMilliseconds: HOUR };

// The longest wait that people accept.
const waitMillisecondsMax = 15 * MINUTE;

/** The paces for forms without a proof of work (no JavaScript, an old browser). They only slow down and never refuse. */
export const PACES = {
  // A class or a meeting behind one IP is not slowed down.
  source: { atOnce: 60, stepMilliseconds: 15 * SECOND, waitMillisecondsMax },
  // A school may have a /48, and so may one person, who then has 65,536 sources.
  network: { atOnce: 120, stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  // The domain of a school or a company, or a domain whose only owner receives all its mail.
  mailDomain: { atOnce: 60, stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  // Ten a second are more than the visitors without JavaScript of a busy day, and few for a botnet.
  wholeSite: { atOnce: 3_000, stepMilliseconds: 0.1 * SECOND, waitMillisecondsMax },
} satisfies Record<string, Pace>;

/**
 * Counts one form that sends an email to a mailbox that anybody may have typed (signing, subscribing), and returns the time
 * at which the email may leave: at once with a proof of work, later after many forms without one. It refuses only a source
 * that sends more than a hall full of people. All limits take one round trip.
 */
export async function throttle(
  email: string,
  { ip, proof }: Sender,
  now: Date,
): Promise<Result<{ notBefore: Date }, "too-many">> {
  if (isThisMachine(ip)) return accept({ notBefore: now });
  const paced = pacedKeys(email, ip);
  const always: [LimitedUse] = [{ name: "signing", key: sourceOf(ip), ...SIGNING_LIMIT }];
  const unproved = paced.map(
    ({ name, key }) => ({ name: `signing/${name}`, key, ...limitOfPace(PACES[name]), slowsOnly: true }) as const,
  );
  const consumed = await redeemProofOfWork({ always, unproved, proof }, now);
  if (!consumed.always[0].allowed) return refuse("too-many");
  const waits = (consumed.unproved ?? []).map(({ used }, i) => waitMilliseconds(PACES[paced[i]!.name], used));
  return accept({ notBefore: addMilliseconds(now, Math.max(0, ...waits)) });
}

function pacedKeys(email: string, ip: string): { name: keyof typeof PACES; key: string }[] {
  const network = siteNetworkOf(ip);
  const mailDomain = mailDomainOf(email);
  return [
    { name: "source", key: sourceOf(ip) },
    ...(network === null ? [] : [{ name: "network", key: network } as const]),
    ...(isMailProvider(mailDomain) ? [] : [{ name: "mailDomain", key: mailDomain } as const]),
    { name: "wholeSite", key: "all" },
  ];
}

/**
 * The domain of one owner, estimated without a list of public suffixes. All subdomains count as the owner's domain, and
 * neighbors under "co.uk" or, with two more labels, "k12.tx.us" do not.
 */
export function mailDomainOf(email: string): string {
  const labels = canonicalEmail(email).split("@").at(-1)!.split(".");
  const [top = "", second = ""] = labels.toReversed();
  const kept = top === "us" && second.length === 2 ? 4 : top.length === 2 && second.length <= 3 ? 3 : 2;
  return labels.slice(-kept).join(".");
}
