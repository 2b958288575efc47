import { canonicalEmail } from "../canonical-email";
import { consumeRateLimits } from "../limits/commands";
import { useOfProof } from "../limits/proof-of-work";
import { isThisMachine, limitOfPace, siteNetworkOf, sourceOf, waitMilliseconds } from "../limits/rules";
import type { Consumed, Limit, LimitedUse, Pace, Sender } from "../limits/schema";
import { findRecentSettings } from "../limits/settings/queries";
import { DEFAULT_SETTINGS } from "../limits/settings/rules";
import type { Settings } from "../limits/settings/schema";
import type { ExemptableUse } from "../limits/sql";
import { accept, refuse, type Result } from "../result";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../time";
import { isMailProvider } from "../mail-providers";

/** How often one source may send the form, with or without a proof of work. What is over it is refused. */
export const signingLimit = (settings: Settings): Limit => ({
  max: settings["signing-per-source"],
  windowMilliseconds: HOUR,
});

// The longest wait that people accept.
const waitMillisecondsMax = 15 * MINUTE;

type PaceName = "source" | "network" | "mailDomain" | "wholeSite";

/** The paces for forms without a proof of work (no JavaScript, an old browser). They only slow down and never refuse. */
export const pacesOf = (settings: Settings): Record<PaceName, Pace> => ({
  source: { atOnce: settings["unproved-per-source"], stepMilliseconds: 15 * SECOND, waitMillisecondsMax },
  network: { atOnce: settings["unproved-per-network"], stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  mailDomain: { atOnce: settings["unproved-per-domain"], stepMilliseconds: 5 * SECOND, waitMillisecondsMax },
  // Ten a second are more than the visitors without JavaScript of a busy day, and few for a botnet.
  wholeSite: { atOnce: settings["unproved-of-site"], stepMilliseconds: 0.1 * SECOND, waitMillisecondsMax },
});

/** The limits that hold until an admin sets others. */
export const SIGNING_LIMIT = signingLimit(DEFAULT_SETTINGS);
export const PACES = pacesOf(DEFAULT_SETTINGS);

/**
 * Does what one form wants, in one statement with uses of limits, which writes nothing where one of them is not allowed. The
 * email of the form leaves at `notBefore`. Returns what it consumed, in the order of the uses.
 */
type Write<Written> = (uses: ExemptableUse[], notBefore: Date) => Promise<{ consumed: Consumed[]; written: Written }>;

/**
 * Counts one form that sends an email to a mailbox that anybody may have typed (signing, subscribing), and writes it. With a
 * proof of work, limits and form are one statement, and the email leaves at once. Without one, it leaves later after many such
 * forms. Only a source is refused that sends more than a hall full of people.
 */
export async function throttle<Written>(
  email: string,
  { ip, proof }: Sender,
  now: Date,
  write: Write<Written>,
  /** A condition under which the source is not limited, for senders whom organizers allow. */
  exempt?: ExemptableUse["exempt"],
): Promise<Result<Written, "too-many">> {
  const writeAlone = async (notBefore: Date) => accept((await write([], notBefore)).written);
  if (isThisMachine(ip)) return writeAlone(now);
  const settings = await findRecentSettings();
  const paces = pacesOf(settings);
  const own: ExemptableUse = { name: "signing", key: sourceOf(ip), ...signingLimit(settings), exempt };
  const redeemed = await useOfProof(proof);
  if (redeemed) {
    const { consumed, written } = await write([own, redeemed], now);
    if (!consumed[0]?.allowed) return refuse("too-many");
    // Otherwise the proof was redeemed before, and counts as none.
    if (consumed[1]?.allowed) return accept(written);
  }
  const paced = pacedKeys(email, ip);
  // All people share the last of them. The statement that writes would keep it locked until it is on the disk.
  const consumed = await consumeRateLimits(
    [...(redeemed ? [] : [own]), ...paced.map((key) => usePaced(key, paces))],
    now,
  );
  const [ofOwn, ofPaced] = redeemed ? [null, consumed] : [consumed[0], consumed.slice(1)];
  if (ofOwn?.allowed === false) return refuse("too-many");
  const waits = ofPaced.map(({ used }, i) => waitMilliseconds(paces[paced[i]!.name], used));
  return writeAlone(addMilliseconds(now, Math.max(0, ...waits)));
}

interface PacedKey {
  name: PaceName;
  key: string;
}

const usePaced = ({ name, key }: PacedKey, paces: Record<PaceName, Pace>): LimitedUse => ({
  name: `signing/${name}`,
  key,
  ...limitOfPace(paces[name]),
  slowsOnly: true,
});

function pacedKeys(email: string, ip: string): PacedKey[] {
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
