/** The fictional people of tests, seeds and examples. Nobody owns their domains example.org and example.com (RFC 2606). */
export const cast = {
  /** Signs at once and keeps her email. */
  grace: { name: "Grace Okafor", email: "grace@example.org", zip: "78701", state: "TX" },
  /** Reads and signs in Spanish. */
  mateo: { name: "Mateo Rivera Ñáñez", email: "mateo@example.org", zip: "33101", state: "FL" },
  /** Lives in a ZIP Code that lies in two states. */
  june: { name: "June Whitfield", email: "june@example.com", zip: "42223", state: "KY" },
  /** Changes her mind, twice. */
  ruth: { name: "Ruth Abelson", email: "ruth@example.com", zip: "05401", state: "VT" },
  /** Has many spellings of one mailbox. */
  alias: { name: "Sam Alias", email: "sam.alias@gmail.com", zip: "68102", state: "NE" },
  /** Moderates signatures as an organizer. */
  organizer: { email: "organizer@example.org" },
  /** May see the numbers of one state. */
  viewer: { email: "viewer@example.org" },
  /** Attacks the site. */
  mallory: { name: "Mallory Prowler", email: "mallory@example.com", zip: "10001", state: "NY" },
} as const;
