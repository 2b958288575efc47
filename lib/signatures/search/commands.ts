import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { consumeRateLimits } from "../../limits/commands";
import { isUsedUp } from "../../limits/queries";
import { stateOfGeoid } from "../../lawmakers/rules";
import { logError } from "../../log";
import type { Organizer } from "../../organizers/schema";
import { findPetition } from "../../petitions/queries";
import { accept, refuse, type Result } from "../../result";
import type { TimeZone } from "../../time-zone";
import { findDistrictKey } from "../export/districts";
import { openName } from "../sealing";
import { findsAny, mayList, narrowedBy } from "./queries";
import { type SearchInput, SEARCHES, type SignatureFilter, WRONG_GUESSES } from "./schema";
import { markOfWord, wordsOf } from "./words";

export type SearchRefusal =
  "not-allowed" | "no-such-petition" | "no-such-district" | "no-words" | "nothing-found" | "too-many-guesses";

/**
 * Makes the filter of what somebody looks for. A name and an email become keyed hashes, so that neither is ever part of a URL.
 * Looking for those is limited, so that nobody can try a list of people.
 */
export async function lookFor(
  organizer: Organizer,
  { petition: slug, district: typed, name, email, ...input }: SearchInput,
  now: Date,
  timeZone: TimeZone,
): Promise<Result<SignatureFilter, SearchRefusal>> {
  if (!mayList(organizer, input)) return refuse("not-allowed");
  const petition = await findPetition(slug);
  if (!petition) return refuse("no-such-petition");
  const district = typed === "" ? null : await findDistrictKey(typed, input.state);
  if (typed !== "" && !district) return refuse("no-such-district");
  const words = wordsOf(name).map((word) => markOfWord(word, petition.id));
  if (name !== "" && words.length === 0) return refuse("no-words");
  const filter: SignatureFilter = {
    ...input,
    timeZone,
    // By which the list is read.
    state: input.state ?? (district && stateOfGeoid(district.geoid)),
    petition: { id: petition.id, slug },
    district,
    emailHash: email === null ? null : new Uint8Array(emailHash(email)),
    words,
    before: null,
  };
  return words.length > 0 || email !== null ? guess(organizer, filter, now) : accept(filter);
}

async function guess(
  organizer: Organizer,
  filter: SignatureFilter,
  now: Date,
): Promise<Result<SignatureFilter, "nothing-found" | "too-many-guesses">> {
  const key = String(organizer.id);
  const searches = { name: "signature-search", key, ...SEARCHES };
  const wrong = { name: "signature-search-wrong", key, ...WRONG_GUESSES };
  const [search] = await consumeRateLimits([searches], now);
  if (!search?.allowed || (await isUsedUp(wrong.name, key, WRONG_GUESSES, now))) return refuse("too-many-guesses");
  if (await findsAny(organizer, filter)) {
    // The answer alone tells that somebody has signed, also if the list behind it is never opened.
    const { petition, state } = filter;
    const detail = { state, by: narrowedBy(filter) };
    await recordAudit({
      actor: actorOf(organizer),
      action: "signature-found",
      subject: `petition:${petition.slug}`,
      detail,
    });
    return accept(filter);
  }
  await consumeRateLimits([wrong], now);
  return refuse("nothing-found");
}

/** The most names whose words are written in one round, which takes some ten milliseconds. */
export const NAMES_AT_ONCE_MAX = 500;

interface NamedRow {
  id: bigint;
  petitionId: number;
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
}

/**
 * Writes the words of names that are new or were corrected. Returns of how many; less than NAMES_AT_ONCE_MAX means that none is
 * left. Several workers share the work: each skips what another or a signer has locked.
 */
export async function indexNames(): Promise<number> {
  return db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<NamedRow[]>`
      SELECT id, petition_id AS "petitionId", email_hash AS "emailHash", name_sealed AS "nameSealed" FROM signature
      WHERE NOT name_indexed AND name_sealed IS NOT NULL ORDER BY id LIMIT ${NAMES_AT_ONCE_MAX}
      FOR NO KEY UPDATE SKIP LOCKED`;
    if (rows.length === 0) return 0;
    const words = rows.flatMap(marksOfName);
    await tx.$executeRaw`
      INSERT INTO signature_word (word, signature_id)
      SELECT * FROM unnest(${words.map(({ word }) => word)}::bytea[], ${words.map(({ id }) => id)}::bigint[])
      ON CONFLICT DO NOTHING`;
    await tx.signature.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { nameIndexed: true } });
    return rows.length;
  });
}

// A name whose key is missing is not found. It is indexed when it is sealed with a new key.
function marksOfName({ id, petitionId, emailHash: hash, nameSealed }: NamedRow) {
  try {
    return wordsOf(openName(nameSealed, petitionId, hash)).map((word) => ({ id, word: markOfWord(word, petitionId) }));
  } catch (error) {
    logError("name-not-indexed", error, { signature: Number(id) });
    return [];
  }
}
