/** The fields of a form that detect programs, typos and danger. None of them is stored. */
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
  /** Set where a comment says that somebody is in danger: the form shows help before it is sent again. */
  helpShown: "helpShown",
  /** The box by which a person goes on after that. */
  helpSeen: "helpSeen",
} as const;
