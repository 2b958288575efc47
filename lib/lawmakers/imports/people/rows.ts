import { tidy } from "../csv";

export interface PersonRow {
  id: string;
  state: string;
  chamber: string;
  district: string;
  name: string;
  given_name: string;
  family_name: string;
  party: string | null;
  email: string | null;
  phone: string | null;
  office: string | null;
  form_url: string | null;
  url: string | null;
  /** `2025-01-08`. */
  term_begins: string | null;
  term_ends: string | null;
}

/** What both layouts of a roster say about a person. Nothing else is read: no birth date, picture or home. */
export interface PublishedPerson {
  id: string;
  state: string;
  chamber: string;
  district: string;
  name: string;
  givenName: string | undefined;
  familyName: string | undefined;
  party: string | undefined;
  email: string | undefined;
  phone: string | undefined;
  office: string | undefined;
  links: string[];
  termBegins: string | null;
  termEnds: string | null;
}

const PERSON_ID = /^ocd-person\/[0-9a-f-]{36}$/;
const EMAIL = /^[^\s@<>"',;:]{1,64}@[^\s@<>"',;:]{1,190}\.[^\s@<>"',;:.]{2,}$/;
const URL_LENGTH_MAX = 500;

/** A row of the roster, or what is wrong with the person. */
export function personOf(person: PublishedPerson): PersonRow | string {
  if (!PERSON_ID.test(person.id)) return `"${person.id.slice(0, 60)}" is no id of a person (ocd-person/…).`;
  const name = tidy(person.name, 200);
  const district = tidy(person.district, 100);
  if (!name) return "The name is missing.";
  if (!district) return "The district is missing.";
  const words = name.split(" ");
  const email = tidy(person.email, 254);
  const links = [...person.links, ...(email && !EMAIL.test(email) ? [email] : [])].flatMap((link) => webAddress(link));
  const form = links.find((link) => /contact|e-?mail/i.test(new URL(link).pathname)) ?? null;
  return {
    id: person.id,
    state: person.state,
    chamber: person.chamber,
    district,
    name,
    given_name: tidy(person.givenName, 100) ?? words[0]!,
    family_name: tidy(person.familyName, 100) ?? words.at(-1)!,
    party: tidy(person.party, 100),
    email: email && EMAIL.test(email) ? email : null,
    phone: tidy(person.phone, 60),
    office: tidy(person.office, 300),
    form_url: form,
    url: links.find((link) => link !== form) ?? null,
    term_begins: person.termBegins,
    term_ends: person.termEnds,
  };
}

/** A published link, where it leads to a web page. Others could run code in the reader's browser. */
function webAddress(link: string): string[] {
  const text = link.trim();
  if (text.length > URL_LENGTH_MAX || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return [];
  return [new URL(text).href];
}
