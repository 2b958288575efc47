import type { Client, Request, Response } from "./client.ts";
import { multipart, readForm } from "./form.ts";

export const PETITION = "/petitions/safe-harbor";
/** The public numbers as JSON. */
export const NUMBERS = `/api${PETITION}`;

/** The number of confirmed signatures in the public JSON. */
export const confirmedIn = (body: string) =>
  (JSON.parse(body) as { signatures: { confirmed: number } }).signatures.confirmed;

/** Each signer has an IP of their own, because a thousand signings an hour from one IP are refused. */
export const ipOf = (number: number) => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

/** Emails of many mail domains, because a single domain is slowed down. */
export const emailOf = (run: string, number: number) => `bench-${run}-${number}@m${number % 1_000}.example`;

/** One signer without JavaScript, step by step. Each step throws for an unexpected response. */
export class Signer {
  readonly #client: Client;
  readonly #number: number;
  readonly email: string;

  constructor(client: Client, run: string, number: number) {
    this.#client = client;
    this.#number = number;
    this.email = emailOf(run, number);
  }

  async openPetition(): Promise<Record<string, string>> {
    return readForm(expectStatus(await this.#send({ path: PETITION }), 200).body, "zip").fields;
  }

  /** `proof` is the proof of work that a browser with JavaScript adds. */
  async sign(hidden: Record<string, string>, proof = ""): Promise<void> {
    const filled = {
      ...hidden,
      altcha: proof,
      name: `Bench Signer ${letters(this.#number)}`,
      email: this.email,
      zip: "78701",
      age: "on",
      display: "hidden",
    };
    expectStatus(await this.#send({ method: "POST", path: PETITION, ...multipart(filled) }), 303);
  }

  async openEmail(path: string): Promise<Record<string, string>> {
    return readForm(expectStatus(await this.#send({ path }), 200).body, "").fields;
  }

  async confirm(path: string, hidden: Record<string, string>): Promise<void> {
    expectStatus(await this.#send({ method: "POST", path, ...multipart(hidden) }), 303);
  }

  /** Follows the redirect after confirming to the page of thanks. */
  async openThanks(path: string): Promise<void> {
    const { body } = expectStatus(await this.#send({ path }), 200);
    if (!body.includes("data-shown-path")) throw new Error("the page after confirming has no thanks");
  }

  #send(request: Request): Promise<Response> {
    return this.#client.send({
      ...request,
      headers: { ...request.headers, origin: this.#client.origin, "x-forwarded-for": ipOf(this.#number) },
    });
  }
}

export function expectStatus(response: Response, status: number): Response {
  if (response.status !== status) throw new Error(`expected ${status}, got ${response.status}`);
  return response;
}

/** A number as letters, because a name must have letters. */
function letters(number: number): string {
  return [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
}
