/** The fields of a form that detect programs and typos. None of them is stored. */
export const GUARD_FIELDS = {
  // Hidden from people, so only a program fills it in. A browser's autofill does not know the name, and leaves the field
  // empty.
  honeypot: "reference",
  /** The proof of work, if the browser could compute one. */
  proof: "altcha",
  /** The typed email, after the person was asked about a typo. The same email sent again is taken. */
  emailInsisted: "emailInsisted",
  /** The value of the button that takes the suggested email. */
  emailChosen: "emailChosen",
} as const;
