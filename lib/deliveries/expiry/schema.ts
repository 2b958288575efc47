/** A kind of personal data, and how many rows of it have come of age. */
export interface Expiring {
  what: ExpiringKind;
  rows: number;
}

export const expiringKinds = [
  "unconfirmed",
  "sender-marks",
  "form-counts",
  "removal-rules",
  "emails",
  "subscriptions",
  "signatures",
  "paper",
] as const;
export type ExpiringKind = (typeof expiringKinds)[number];

/** What each kind is, in the words of the console and of the command line. */
export const expiringWords: Record<ExpiringKind, string> = {
  unconfirmed: "Forms that nobody confirmed",
  "sender-marks": "What forms of one sender have in common",
  "form-counts": "Counts of forms by sender",
  "removal-rules": "Rules of removals in bulk, and networks in them",
  emails: "Emails that were sent or given up",
  subscriptions: "Subscriptions that nobody confirmed, or that ended",
  signatures: "Signatures of petitions that are done",
  paper: "Lines on paper of petitions that are done",
};

/** When the signatures of a petition expire, or why not. */
export interface PetitionExpiry {
  petitionId: number;
  slug: string;
  title: string;
  /** Null where it is not closed. */
  closedAt: Date | null;
  lastDeliveryAt: Date | null;
  /** Null where it is not closed. A hold puts it off. */
  expiresAt: Date | null;
  /** Whether a delivery is being built, or files of it can still be downloaded. */
  isDelivering: boolean;
  holds: { id: number; name: string; reason: string; placedBy: number; placedAt: Date }[];
  beganAt: Date | null;
  expiredAt: Date | null;
}
