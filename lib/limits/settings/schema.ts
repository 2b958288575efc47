interface NumberRule {
  /** What holds until an admin sets another. */
  initial: number;
  min: number;
  max: number;
}

/**
 * The numbers that admins set while the site runs. Those of retention have their default as the maximum: it is what the privacy
 * page promises (docs/decisions/retention.md).
 */
export const settingRules = {
  // A link to confirm works for a week, and a night erases what comes of age in the next day.
  "kept-unconfirmed-days": { initial: 30, min: 8, max: 30 },
  // Spikes are compared with the week before.
  "kept-senders-days": { initial: 14, min: 8, max: 14 },
  // Longer than an email may wait, so that "was my email sent?" has an answer.
  "kept-emails-days": { initial: 30, min: 8, max: 30 },
  // Longer than files for offices are kept.
  "kept-signatures-months": { initial: 12, min: 4, max: 12 },
  // A signature causes two emails, and a busy evening three signatures.
  "emails-per-mailbox": { initial: 6, min: 3, max: 50 },
  // 0 is none. The link of the first email works for a week, and a day should be left for the second.
  "reminder-days": { initial: 2, min: 0, max: 5 },
  // A hall full of people behind one IP does not reach a thousand an hour: with one phone and a minute each, they take longer.
  "signing-per-source": { initial: 1_000, min: 20, max: 100_000 },
  // A class or a meeting behind one IP is not slowed down.
  "unproved-per-source": { initial: 60, min: 1, max: 1_000 },
  // A school may have a /48, and so may one person, who then has 65,536 sources.
  "unproved-per-network": { initial: 120, min: 1, max: 2_000 },
  // The domain of a school or a company, or a domain whose only owner receives all its mail.
  "unproved-per-domain": { initial: 60, min: 1, max: 1_000 },
  // As many as the visitors without JavaScript of a busy day.
  "unproved-of-site": { initial: 3_000, min: 10, max: 100_000 },
  // A browser tries about 400 times. The maximum takes an old phone longer than sending waits for it.
  "proof-rounds": { initial: 1_500, min: 500, max: 6_000 },
} satisfies Record<string, NumberRule>;

export type SettingKey = keyof typeof settingRules;
export type Settings = Record<SettingKey, number>;

/** The settings of one form of the console. */
export const settingGroups = {
  mailbox: ["emails-per-mailbox"],
  reminder: ["reminder-days"],
  limits: [
    "signing-per-source",
    "unproved-per-source",
    "unproved-per-network",
    "unproved-per-domain",
    "unproved-of-site",
    "proof-rounds",
  ],
} as const satisfies Record<string, SettingKey[]>;
export type SettingGroup = keyof typeof settingGroups;

/** How long personal data are kept. */
export const retentionKeys = [
  "kept-unconfirmed-days",
  "kept-senders-days",
  "kept-emails-days",
  "kept-signatures-months",
] as const satisfies SettingKey[];
