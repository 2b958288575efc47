/** Fields by which a form tells people from programs and what was meant from typos. None of them is kept. */
export const GUARD_FIELDS = {
  // Hidden from people; a program that fills in everything gives itself away. The name means nothing to a browser's
  // autofill, which would otherwise fill it in for a person.
  honeypot: "reference",
  /** The proof of work, where the browser could make one. */
  proof: "altcha",
  /** The email as typed, when the person was asked about a typo: sent again unchanged, it is meant so. */
  emailInsisted: "emailInsisted",
  /** The value of the button that takes the email we offered. */
  emailChosen: "emailChosen",
} as const;
