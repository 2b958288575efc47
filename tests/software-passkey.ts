// A device with one passkey, made of software: what a browser gives for it, with whatever is wrong about it.
import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

interface Wrong {
  origin?: string;
  verified?: boolean;
}

export class SoftwarePasskey {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #id = randomBytes(32);
  counter = 0;

  constructor(readonly siteUrl: string) {}

  /** The response to the options of adding, as the form sends it. */
  add(options: string, wrong: Wrong = {}): string {
    const authData = Buffer.concat([
      this.#authenticatorData(HAS_CREDENTIAL, wrong),
      Buffer.alloc(16),
      Buffer.from([0, this.#id.length]),
      this.#id,
      this.#coseKey(),
    ]);
    const length = Buffer.from([0x58, authData.length]);
    // A map of three: "fmt" is "none", "attStmt" is empty, "authData".
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from("fmt"),
      Buffer.from([0x64]),
      Buffer.from("none"),
      Buffer.from([0x67]),
      Buffer.from("attStmt"),
      Buffer.from([0xa0, 0x68]),
      Buffer.from("authData"),
      length,
      authData,
    ]);
    const clientDataJSON = this.#clientData("webauthn.create", options, wrong);
    return this.#response({ clientDataJSON, attestationObject, transports: ["internal"] });
  }

  /** The response to the options of giving. Each counts one more. */
  give(options: string, wrong: Wrong = {}): string {
    this.counter += 1;
    const clientDataJSON = this.#clientData("webauthn.get", options, wrong);
    const authenticatorData = this.#authenticatorData(0, wrong);
    const hash = createHash("sha256").update(clientDataJSON).digest();
    const signature = createSign("sha256")
      .update(Buffer.concat([authenticatorData, hash]))
      .sign(this.#keys.privateKey);
    return this.#response({ clientDataJSON, authenticatorData, signature });
  }

  #response(parts: Record<string, Buffer | string[]>): string {
    const response = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, Array.isArray(part) ? part : part.toString("base64url")]),
    );
    const id = this.#id.toString("base64url");
    return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  }

  #clientData(type: string, options: string, { origin = new URL(this.siteUrl).origin }: Wrong): Buffer {
    const { challenge } = JSON.parse(options) as { challenge: string };
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #authenticatorData(flags: number, { verified = true }: Wrong): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([
      createHash("sha256").update(new URL(this.siteUrl).hostname).digest(),
      Buffer.from([flags | USER_PRESENT | (verified ? USER_VERIFIED : 0)]),
      counter,
    ]);
  }

  /** The public half as COSE (RFC 9053): EC2, ES256, P-256, x, y. */
  #coseKey(): Buffer {
    const { x, y } = this.#keys.publicKey.export({ format: "jwk" });
    const [bytesX, bytesY] = [Buffer.from(x!, "base64url"), Buffer.from(y!, "base64url")];
    const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
    return Buffer.concat([head, bytesX, Buffer.from([0x22, 0x58, 0x20]), bytesY]);
  }
}
