/** The people of our tests. All are invented, and so are their addresses: example.org and example.com are nobody's (RFC 2606). */
export const cast = {
  /** Signs at once and keeps her email. */
  grace: { name: "Grace Okafor", email: "grace@example.org", zip: "78701", state: "TX" },
  /** Reads and signs in Spanish. */
  mateo: { name: "Mateo Rivera Ñáñez", email: "mateo@example.org", zip: "33101", state: "FL" },
  /** Lives where a ZIP lies in two states. */
  june: { name: "June Whitfield", email: "june@example.com", zip: "42223", state: "KY" },
  /** Changes her mind, twice. */
  ruth: { name: "Ruth Abelson", email: "ruth@example.com", zip: "05401", state: "VT" },
  /** Has many spellings of one mailbox. */
  alias: { name: "Sam Alias", email: "sam.alias@gmail.com", zip: "68102", state: "NE" },
  /** Keeps the petition honest. */
  organizer: { email: "organizer@example.org" },
  /** May see the numbers of one state. */
  viewer: { email: "viewer@example.org" },
  /** Tries doors. */
  mallory: { name: "Mallory Prowler", email: "mallory@example.com", zip: "10001", state: "NY" },
} as const;
