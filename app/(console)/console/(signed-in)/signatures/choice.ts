import { z } from "zod";

import { keyedHash } from "@/lib/keys";
import { readDistrictKey } from "@/lib/signatures/export/rules";
import { signatureIdInput } from "@/lib/signatures/moderation/schema";
import { flagChoices, type SignatureFilter, signatureStatuses } from "@/lib/signatures/search/schema";

type Query = Record<string, string | string[] | undefined>;

const none = z.null().catch(null);
const text = (pattern: RegExp) => z.string().regex(pattern).nullable().catch(null);
const day = text(/^2\d{3}-\d{2}-\d{2}$/)
  .transform((date) => (date === null ? null : new Date(`${date}T00:00:00Z`)))
  .transform((at) => (at && Number.isNaN(at.getTime()) ? null : at));
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

const choice = z.object({
  petition: z.string().max(60).catch(""),
  state: text(/^[A-Z]{2}$/),
  status: z.enum(signatureStatuses).or(none).catch(null),
  zip: text(/^\d{5}$/),
  district: text(/^sld[ul]:\w{1,12}$/).transform((key) => (key === null ? null : readDistrictKey(key))),
  source: text(/^[a-z0-9-]{1,40}$/),
  flag: z.enum(flagChoices).or(none).catch(null),
  from: day,
  until: day,
  email: text(/^[0-9a-f]{64}$/).transform((hex) => (hex === null ? null : bytes(hex))),
  name: text(/^[0-9a-f]{32}(?:\.[0-9a-f]{32}){0,7}$/).transform((hex) => hex?.split(".").map(bytes) ?? []),
  before: signatureIdInput.nullable().catch(null),
});

/** What the URL of the list says: a filter, whose petition is a slug. Emails and names are keyed hashes in it. */
export type SignatureChoice = Omit<SignatureFilter, "petition" | "timeZone"> & { petition: string };

/** Parses the query of the page. An invalid parameter is left out. */
export function readChoice(query: Query): SignatureChoice {
  const names = Object.keys(choice.shape);
  const { email, name, ...rest } = choice.parse(Object.fromEntries(names.map((each) => [each, query[each] ?? null])));
  // Otherwise a found email could be tried on another petition past the limit of guesses.
  const petition = email === null || query["of"] === proofOf(email, rest.petition) ? rest.petition : "";
  return { ...rest, petition, emailHash: email, words: name };
}

/** The query of a list, the opposite of `readChoice`. */
export function queryOf({
  emailHash,
  words,
  district,
  from,
  until,
  before,
  ...plain
}: SignatureChoice): URLSearchParams {
  const hex = (mark: Uint8Array) => Buffer.from(mark).toString("hex");
  const all = {
    ...plain,
    district: district && `${district.layer}:${district.geoid}`,
    from: from && from.toISOString().slice(0, 10),
    until: until && until.toISOString().slice(0, 10),
    email: emailHash && hex(emailHash),
    of: emailHash && proofOf(emailHash, plain.petition),
    name: words.map(hex).join(".") || null,
    before: before && String(before),
  };
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Proves that the email was looked for in this petition. */
const proofOf = (emailHash: Uint8Array, petition: string): string =>
  keyedHash("name-word", `email/${petition}/${Buffer.from(emailHash).toString("hex")}`)
    .toString("hex")
    .slice(0, 32);
