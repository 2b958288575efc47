import { Secret, TOTP } from "otpauth";

// What every app assumes, whether or not the link says so (RFC 6238 and Google's key URI format).
const SHARED = { algorithm: "SHA1", digits: 6, period: 30 } as const;

// A clock that is half a minute wrong, or a person who types slowly.
const STEPS_AROUND = 1;

/** A new secret of 160 bits (RFC 4226, section 4) as base 32, in which it is typed, put into links and sealed. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** The link of a secret, which is what its QR code contains. An app shows the name of the site and the email. */
export function appUriOf(secret: string, { siteName, email }: { siteName: string; email: string }): string {
  return new TOTP({ ...SHARED, secret: Secret.fromBase32(secret), issuer: siteName, label: email }).toString();
}

/** The time step whose code this is, near `now`, or null. Codes are compared in constant time. */
export function stepOfCode(secret: string, digits: string, now: Date): number | null {
  const timestamp = now.getTime();
  const config = { ...SHARED, secret: Secret.fromBase32(secret), timestamp };
  const distance = TOTP.validate({ ...config, token: digits, window: STEPS_AROUND });
  return distance === null ? null : TOTP.counter({ period: SHARED.period, timestamp }) + distance;
}

/** The code that an app shows at `now`. */
export const codeAt = (secret: string, now: Date): string =>
  TOTP.generate({ ...SHARED, secret: Secret.fromBase32(secret), timestamp: now.getTime() });
