import type { Answer, Client } from "./load.ts";
import { multipart, readForm } from "./form.ts";

export const PETITION = "/petitions/safe-harbor";

/** Everybody comes from somewhere else, as on a real day: a thousand signings an hour from one address are refused. */
const addressOf = (number: number) => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

export const emailOf = (run: string, number: number) => `bench-${run}-${number}@example.org`;

/** What one signer does, step by step, without JavaScript. Each step throws when its answer is not the right one. */
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
    return readForm(expectStatus(await this.#ask({ path: PETITION }), 200).body, "zip").fields;
  }

  async sign(hidden: Record<string, string>): Promise<void> {
    const filled = {
      ...hidden,
      name: `Bench Signer ${letters(this.#number)}`,
      email: this.email,
      zip: "78701",
      age: "on",
      display: "hidden",
    };
    expectStatus(await this.#ask({ method: "POST", path: PETITION, ...multipart(filled) }), 303);
  }

  async openEmail(path: string): Promise<Record<string, string>> {
    return readForm(expectStatus(await this.#ask({ path }), 200).body, "").fields;
  }

  async confirm(path: string, hidden: Record<string, string>): Promise<void> {
    const { status } = await this.#ask({ method: "POST", path, ...multipart(hidden) });
    if (status !== 200 && status !== 303) throw new Error(`confirming answered ${status}`);
  }

  #ask(asked: {
    method?: "GET" | "POST";
    path: string;
    headers?: Record<string, string>;
    body?: string;
  }): Promise<Answer> {
    return this.#client.ask({
      ...asked,
      headers: { ...asked.headers, origin: this.#client.origin, "x-forwarded-for": addressOf(this.#number) },
    });
  }
}

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}`);
  return answer;
}

/** A number as letters, because a name holds letters. */
function letters(number: number): string {
  return [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
}
