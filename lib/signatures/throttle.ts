import { canonicalEmail } from "../canonical-email";
import { redeemProofOfWork } from "../limits/commands";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "../limits/rules";
import type { Limit, LimitedUse, Pace, Sender } from "../limits/schema";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../time";
import { isMailProvider } from "./mail-providers";

// Nobody signs a thousand times an hour for others. A hall full of people behind one IP may come near it: with a phone and
// a minute each, a thousand of them take longer than that.
export const SIGNING_LIMIT: Limit = { max: 1_000, windowMilliseconds: HOUR };

// As long as people put up with.
const waitMillisecondsMax = 15 * MINUTE;

/** What is slowed down where there is no proof of work (no JavaScript, an old browser). None of them ever refuses. */
export const PACES = {
  // A class or a meeting behind one IP is not slowed.
  source: { atOnce: 60, stepMilliseconds: 15 * SECOND, waitMillisecondsMax },
  // A school may have a /48, and so may one person with 65,536 sources.
  network: { atOnce: 120, stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  // A school's or a company's mail; but also a domain of which its owner gets every email.
  mailDomain: { atOnce: 60, stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  // Ten a second are far more than the few without JavaScript among the visitors of a busy day, and few for a botnet.
  wholeSite: { atOnce: 3_000, stepMilliseconds: 0.1 * SECOND, waitMillisecondsMax },
} satisfies Record<string, Pace>;

/**
 * Counts one form that sends something to an email that anybody may have typed (signing, subscribing), and says when that
 * email may leave: at once with a proof of work, a little later after many without one. It refuses only where more come
 * from one source than from any hall full of people. All limits are one round trip.
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
 * The domain that one owner has, as well as that can be said without a list of all suffixes: with the subdomains that its
 * owner can make up at will, and apart from its neighbors under "co.uk" or, with two more labels, "k12.tx.us".
 */
export function mailDomainOf(email: string): string {
  const labels = canonicalEmail(email).split("@").at(-1)!.split(".");
  const [top = "", second = ""] = labels.toReversed();
  const kept = top === "us" && second.length === 2 ? 4 : top.length === 2 && second.length <= 3 ? 3 : 2;
  return labels.slice(-kept).join(".");
}
