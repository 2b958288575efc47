import { keyedHash } from "../../keys";

/** What the secret of an organizer is bound to, as in lib/sealed-columns.ts. */
export const contextOf = (organizerId: number): string => `second-factor/${organizerId}`;

/** The keyed hash of a recovery code. Two organizers with one code have different hashes. */
export const hashOfRecoveryCode = (organizerId: number, code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(keyedHash("recovery-code", `${organizerId}/${code}`));
