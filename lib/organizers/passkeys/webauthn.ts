// The only file that calls the library of WebAuthn. What it throws for a response that does not fit is a refusal here.
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";

import { env } from "../../env";
import { describeError, logInfo } from "../../log";
import type { PasskeyResponse } from "./schema";

interface Known {
  challenge: Uint8Array<ArrayBuffer>;
  /** Of the organizer: a device is not added twice, and only these may sign. */
  passkeys: { credentialId: Uint8Array; transports: string[] }[];
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const descriptors = (passkeys: Known["passkeys"]) =>
  passkeys.map(({ credentialId, transports }) => ({
    id: text(credentialId),
    transports: transports as AuthenticatorTransportFuture[],
  }));

/** The site that a passkey belongs to. Browsers give it to no other one. */
const site = () => {
  const { hostname, origin } = new URL(env.SITE_URL);
  return { expectedRPID: hostname, expectedOrigin: origin };
};

/** The options with which the browser adds a passkey, as JSON. */
export async function optionsToAdd({ challenge, passkeys, email }: Known & { email: string }): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: env.SITE_NAME,
    rpID: site().expectedRPID,
    userName: email,
    challenge,
    attestationType: "none",
    excludeCredentials: descriptors(passkeys),
    // It is asked for after the link, so the device need not know who signs in.
    authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/** The options with which the browser gives a passkey, as JSON. */
export async function optionsToGive({ challenge, passkeys }: Known): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: site().expectedRPID,
    challenge,
    allowCredentials: descriptors(passkeys),
    userVerification: "required",
  });
  return JSON.stringify(options);
}

/** The columns of a new passkey, or null where the response does not fit the challenge, this site or a verified person. */
export async function checkAdded(response: PasskeyResponse, challenge: Uint8Array) {
  const verified = await orNull(() =>
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: text(challenge),
      ...site(),
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return {
    credentialId: Uint8Array.from(Buffer.from(id, "base64url")),
    publicKey: Uint8Array.from(publicKey),
    counter: BigInt(counter),
    transports: transports.slice(0, 10),
  };
}

/**
 * The new counter of a passkey, or null where the response does not fit. A counter that does not grow does not fit: there is a
 * copy of the key. Devices that share a key between them always count 0.
 */
export async function checkGiven(
  response: PasskeyResponse,
  challenge: Uint8Array,
  {
    credentialId,
    publicKey,
    counter,
  }: { credentialId: Uint8Array; publicKey: Uint8Array<ArrayBuffer>; counter: bigint },
): Promise<bigint | null> {
  const verified = await orNull(() =>
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: text(challenge),
      ...site(),
      credential: { id: text(credentialId), publicKey, counter: Number(counter) },
      requireUserVerification: true,
    }),
  );
  return verified?.verified ? BigInt(verified.authenticationInfo.newCounter) : null;
}

async function orNull<Value>(check: () => Promise<Value>): Promise<Value | null> {
  try {
    return await check();
  } catch (error) {
    // Its message names what did not fit, and nothing personal.
    logInfo("passkey-refused", { reason: describeError(error) });
    return null;
  }
}
