import { emailHash } from "@/lib/canonical-email";
import { db } from "@/lib/db/client";
import { statesOfZip } from "@/lib/lawmakers/rules";
import { sealEmail } from "@/lib/sealed-email";
import { sealComment, sealName } from "@/lib/signatures/sealing";
import { addMilliseconds, DAY, HOUR } from "@/lib/time";

import { inventDistrict, readDemoDistricts } from "./demo-districts";

// Common first names, and family names of the 2010 Census, combined at random.
const GIVEN =
  "Ada Alma Amara Andre Bao Carmen Cora Dana Diego Elena Eli Farah Gloria Hana Ines Isaac Joy Kai Lena Luis Mara Mei Nadia Noah Omar Pilar Quinn Rosa Sam Tomás Uma Vera Wes Xenia Yara Zoë".split(
    " ",
  );
const FAMILY =
  "Abbott Alvarez Baker Banerjee Begay Brooks Castillo Chen Cohen Diaz Dubois Evans Fischer Garza Haddad Ibarra Jackson Kim Lopez Moreau Nakamura Nguyen O’Neil Okafor Park Quintana Reyes Rossi Singh Tran Umana Vega Walker Xu Yazzie Zhao".split(
    " ",
  );
const COMMENTS = [
  "A child who was sold needs help, not a record.",
  "Please act this year.",
  "Los niños necesitan ayuda, no un juicio.",
  "I work in a school and I have seen why this matters.",
  "Thank you for reading this.",
];

const BATCH = 5_000;
const DAYS = 60;

interface Petition {
  id: number;
  version: { number: number };
}

/**
 * Writes fictional signers of all states, most of them confirmed over the last 60 days, some pending, some withdrawn. The same
 * number always makes the same person, so repeating adds nobody twice. Returns the number of new rows.
 */
export async function writeSigners(
  petition: Petition,
  count: number,
  now: Date,
  report: (written: number) => void = () => undefined,
  batch = BATCH,
) {
  const districts = await readDemoDistricts();
  let written = 0;
  for (let first = 0; first < count; first += batch) {
    const signers = Array.from({ length: Math.min(batch, count - first) }, (_, index) =>
      inventSigner(petition.id, first + index, now, districts),
    );
    written += await insert(petition, signers);
    report(first + signers.length);
  }
  return written;
}

type Districts = Awaited<ReturnType<typeof readDemoDistricts>>;
type Signer = ReturnType<typeof inventSigner>;

function inventSigner(petitionId: number, number: number, now: Date, districts: Districts) {
  const random = randomNumbers(number);
  const name = `${pick(GIVEN, random)} ${pick(FAMILY, random)}`;
  const email = `demo-${number}@example.org`;
  const hash = emailHash(email);
  const { zip, state } = inventPlace(random);
  // More people sign in later days, and more in the evening than at night.
  const age = DAYS * DAY * (1 - Math.sqrt(random()));
  const confirmedAt = addMilliseconds(now, -age - random() * HOUR);
  const chance = random();
  const status = chance < 0.93 ? "confirmed" : chance < 0.98 ? "pending" : "withdrawn";
  const comment = random() < 0.1 ? pick(COMMENTS, random) : null;
  return {
    hash,
    zip,
    state,
    status,
    name: sealName(name, petitionId, hash),
    email: sealEmail(email, hash),
    // As text: in an array that begins with null, Prisma writes the base64 of bytes instead of the bytes.
    comment: comment && sealComment(comment, petitionId, hash).toString("hex"),
    display: pick(["hidden", "hidden", "initials", "name"], random),
    locale: random() < 0.15 ? "es" : "en",
    createdAt: addMilliseconds(confirmedAt, -random() * HOUR),
    // The last chance, so that the rest of a person does not depend on what is imported.
    ...inventDistrict(status === "pending" ? undefined : districts.get(state), random),
    confirmedAt: status === "pending" ? null : confirmedAt,
    withdrawnAt: status === "withdrawn" ? now : null,
  };
}

function inventPlace(random: () => number): { zip: string; state: string } {
  for (;;) {
    const zip = String(Math.floor(random() * 100_000)).padStart(5, "0");
    const found = statesOfZip(zip);
    if (found.kind === "one") return { zip, state: found.state };
  }
}

/** Pending signers have a draft, and the others only their signature. */
async function insert({ id, version }: Petition, signers: Signer[]): Promise<number> {
  const column = <Key extends keyof Signer>(key: Key) => signers.map((signer) => signer[key]);
  const [counted] = await db.$queryRaw<{ written: bigint }[]>`
    WITH signer AS (
      SELECT * FROM unnest(${column("hash")}::bytea[], ${column("zip")}::text[], ${column("state")}::text[],
        ${column("status")}::signature_status[], ${column("name")}::bytea[], ${column("email")}::bytea[],
        ${column("comment")}::text[], ${column("display")}::signature_display[], ${column("locale")}::text[],
        ${column("createdAt")}::timestamptz[], ${column("confirmedAt")}::timestamptz[], ${column("withdrawnAt")}::timestamptz[],
        ${column("upper")}::text[], ${column("lower")}::text[], ${column("method")}::district_method[], ${column("importId")}::int[])
        AS signer (hash, zip, state, status, name, email, comment, display, locale, created_at, confirmed_at, withdrawn_at,
          upper, lower, method, import_id)
    ), written AS (
      INSERT INTO signature (petition_id, email_hash, status, version, zip, state, name_sealed, email_sealed, comment_sealed,
        locale, source, display, created_at, confirmed_at, withdrawn_at, emails_since, last_post_at, upper_district,
        lower_district, district_method, district_import_id, name_review, name_reviewed_by, name_reviewed_at)
      SELECT ${id}, hash, status, f.version, f.zip, f.state, f.name, f.email, decode(f.comment, 'hex'), f.locale, f.source,
        CASE WHEN status = 'pending' THEN 'hidden' ELSE display END, created_at, confirmed_at, withdrawn_at, created_at, created_at,
        s.upper, s.lower, s.method, s.import_id,
        -- One in sixteen of the names still waits for an organizer, and all do where there is none.
        CASE WHEN looked.by IS NULL THEN 'waiting' ELSE 'shown' END::name_review, looked.by,
        CASE WHEN looked.by IS NOT NULL THEN confirmed_at END
      FROM signer s
      CROSS JOIN LATERAL (
        SELECT CASE WHEN status = 'confirmed' AND display <> 'hidden' AND get_byte(hash, 0) >= 16
          THEN (SELECT min(o.id) FROM organizer o) END AS by) looked
      LEFT JOIN LATERAL (
        SELECT ${version.number}::int, s.zip, s.state, s.name, s.email, s.comment, s.locale, 'demo'
      ) f (version, zip, state, name, email, comment, locale, source) ON s.status <> 'pending'
      ON CONFLICT DO NOTHING
      RETURNING id, email_hash, status
    ), drafts AS (
      INSERT INTO signature_draft (signature_id, fingerprint, version, zip, state, name_sealed, email_sealed, comment_sealed,
        display, wants_updates, locale, source, posted_at, emailed_at, expires_at)
      SELECT w.id, substring(hash FOR 16), ${version.number}::int, zip, state, name, email, decode(comment, 'hex'), display, false, locale,
        'demo', created_at, created_at, created_at + interval '7 days'
      FROM written w JOIN signer s ON s.hash = w.email_hash WHERE w.status = 'pending'
    )
    SELECT count(*) AS written FROM written`;
  return Number(counted?.written ?? 0);
}

/** Pseudorandom numbers from 0 to 1, the same for the same seed (mulberry32, public domain, Tommy Ettinger). */
function randomNumbers(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<Value>(values: Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)]!;
}
