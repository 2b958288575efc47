import { readFileSync } from "node:fs";
import type { ReadableStream } from "node:stream/web";

import { Decrypter, Encrypter } from "age-encryption";

import { StartError } from "../../start-error.ts";

// Below this a passphrase is found by trying, whatever each try costs.
const PASSPHRASE_LENGTH_MIN = 12;

// Each try takes a second and 256 MB, as the age program has it.
const WORK_FACTOR = 18;

type Environment = Record<string, string | undefined>;
type Bytes = ReadableStream<Uint8Array>;

/** Encrypts what a backup contains. `named` is what opens it, for the operator. */
export interface Lock {
  named: string;
  encrypt: (plain: Bytes) => Promise<Bytes>;
}

/** Opens what `Lock` has encrypted. Throws a StartError where the passphrase or key does not fit. */
export type Unlock = (sealed: Bytes) => Promise<Bytes>;

/**
 * The lock of the settings: BACKUP_RECIPIENT, the public half of an age key, which opens nothing; or else a passphrase. Throws a
 * StartError where there is none, because a backup has what nothing else seals, such as ZIP Codes.
 * `workFactor` is the base-2 logarithm of what each try of a passphrase costs.
 */
export function lockOf(environment: Environment = process.env, workFactor = WORK_FACTOR): Lock {
  const recipient = environment["BACKUP_RECIPIENT"];
  const encrypter = new Encrypter();
  try {
    if (recipient) {
      encrypter.addRecipient(recipient.trim());
      return { named: "the age key of BACKUP_RECIPIENT", encrypt: (plain) => encrypt(encrypter, plain) };
    }
  } catch {
    throw new StartError("BACKUP_RECIPIENT should be the public half of an age key, which begins with age1.");
  }
  const passphrase = passphraseOf(environment);
  if (passphrase === null)
    throw new StartError(
      "A backup is always encrypted. Set BACKUP_PASSPHRASE (or BACKUP_PASSPHRASE_FILE), or BACKUP_RECIPIENT to the " +
        "public half of an age key (age1…), and keep what opens it elsewhere than the backup.",
    );
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  return { named: "the passphrase", encrypt: (plain) => encrypt(encrypter, plain) };
}

/** What opens a backup: BACKUP_IDENTITY_FILE, as age-keygen writes it, or else the passphrase. */
export function unlockOf(environment: Environment = process.env): Unlock {
  const file = environment["BACKUP_IDENTITY_FILE"];
  const passphrase = passphraseOf(environment);
  if (!file && passphrase === null)
    throw new StartError(
      "Set BACKUP_PASSPHRASE (or BACKUP_PASSPHRASE_FILE), or BACKUP_IDENTITY_FILE to the file of the age key that opens the backup.",
    );
  return async (sealed) => {
    const decrypter = new Decrypter();
    if (file) for (const identity of identitiesIn(file)) decrypter.addIdentity(identity);
    else decrypter.addPassphrase(passphrase!);
    try {
      return (await decrypter.decrypt(sealed as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>)) as Bytes;
    } catch (error) {
      throw new StartError(faultOf(error as Error, file));
    }
  };
}

const encrypt = async (encrypter: Encrypter, plain: Bytes): Promise<Bytes> =>
  (await encrypter.encrypt(plain as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>)) as Bytes;

function passphraseOf(environment: Environment): string | null {
  const file = environment["BACKUP_PASSPHRASE_FILE"];
  const passphrase = file ? read("BACKUP_PASSPHRASE_FILE", file).trim() : environment["BACKUP_PASSPHRASE"];
  if (!passphrase) return null;
  if (passphrase.length < PASSPHRASE_LENGTH_MIN)
    throw new StartError(`The passphrase of the backup should have at least ${PASSPHRASE_LENGTH_MIN} characters.`);
  return passphrase;
}

function identitiesIn(file: string): string[] {
  const identities = read("BACKUP_IDENTITY_FILE", file)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("AGE-SECRET-KEY-"));
  if (identities.length > 0) return identities;
  throw new StartError(
    "BACKUP_IDENTITY_FILE names a file without an age key (a line that begins with AGE-SECRET-KEY-).",
  );
}

function read(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new StartError(`${setting} names ${file}, which cannot be read.`);
  }
}

function faultOf({ message }: Error, file: string | undefined): string {
  if (/no identity matched/.test(message))
    return file
      ? "The key of BACKUP_IDENTITY_FILE does not open this backup. Nothing was changed."
      : "The passphrase does not open this backup. Nothing was changed.";
  return "The file is no backup of this site, or its beginning is damaged. Nothing was changed.";
}
