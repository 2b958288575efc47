/** Fields of the sign form that are not part of the signature. */
export const SIGN_FIELDS = {
  // Hidden from people; a program that fills in everything gives itself away. The name means nothing to a browser's
  // autofill, which would otherwise fill it in for a person.
  trap: "reference",
  /** The address as typed, when the person was asked about a slip: sent again unchanged, it is meant so. */
  emailInsisted: "emailInsisted",
  /** The value of the button that takes the address we offered. */
  emailChosen: "emailChosen",
  /** The share link that brought the signer. */
  source: "source",
} as const;
